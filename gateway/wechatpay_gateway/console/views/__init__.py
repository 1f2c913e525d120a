"""The pages and their forms, one module for each subject."""
