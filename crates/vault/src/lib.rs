//! Seals personal data, opens it against a permit, derives blind keys, keeps the audit tree.
