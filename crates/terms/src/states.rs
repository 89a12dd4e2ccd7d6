//! States by their ISO 3166-1 alpha-3 code, with the short name an English text would use.
//!
//! The codes are those of ISO 3166-1 (Kosovo, which has none, is left out); names follow the UN's English short names where
//! those are in common use. The list serves for names only: who is a member of what, and when, stands in the bodies' files.

/// Pairs of code and name, in the order of the codes.
const STATES: &str = include_str!("states.csv");

/// The name of a state by its code: "Russia" for `RUS`. Linear in the list.
#[must_use]
pub fn name(code: &str) -> Option<&'static str> {
    all().find(|(known, _)| *known == code).map(|(_, name)| name)
}

/// All states: code and name.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    STATES.lines().filter_map(|line| line.split_once(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_sorted_and_three_letters() {
        let codes: Vec<&str> = all().map(|(code, _)| code).collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(codes.iter().all(|c| c.len() == 3 && c.chars().all(|l| l.is_ascii_uppercase())));
        assert_eq!(codes.len(), 195, "193 members of the United Nations and two observers");
        assert_eq!(name("RUS"), Some("Russia"));
    }
}
