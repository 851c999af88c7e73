"""What the menus do, one module a menu."""
