"""Reading the directory: public facts, the same for every viewer."""
