"""Everything dialin can do: one verb, one file, one public function, inside the door's one transaction."""
