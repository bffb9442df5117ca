//! Speaks HTTP: screens, REST, self-service, public forms.
