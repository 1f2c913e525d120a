"""Rules of onboarding forms that the specs cannot express; the resources keep the state."""
