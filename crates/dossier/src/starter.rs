//! The first dossier of a new user.

/// The text of a first `dossier.toml`: short, commented, and complete enough to be answered.
#[must_use]
pub fn starter(name: &str) -> String {
    let shown: String = name.chars().filter(|c| c.is_alphanumeric() || "-_ .".contains(*c)).take(80).collect();
    include_str!("starter.toml").replace("NAME", &shown)
}
