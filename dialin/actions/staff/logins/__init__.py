"""What the administration does with logins: invite, disable, reset, change the role."""
