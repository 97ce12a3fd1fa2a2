"""The pure rules of the trade: PINs, telephone numbers, phases, plans, dial strings, names, spoken digits."""
