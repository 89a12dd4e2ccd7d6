//! States by their ISO 3166-1 alpha-3 code, with the short name an English text would use.
//!
//! The codes are those of ISO 3166-1 (Kosovo, which has none, is left out); names follow the UN's English short names where
//! those are in common use. The list serves for names only: who is a member of what, and when, stands in the bodies' files.

/// Code, name, and what else it is called (adjective, short and older names, parted by `|`), in the order of the codes.
const STATES: &str = include_str!("states.csv");

/// The name of a state by its code: "Russia" for `RUS`. Linear in the list.
#[must_use]
pub fn name(code: &str) -> Option<&'static str> {
    all().find(|(known, _)| *known == code).map(|(_, name)| name)
}

/// All states: code and name.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows().map(|(code, name, _)| (code, name))
}

/// What a state is called in English: its code, its name, its adjective, short and older names. Empty for an unknown code.
pub fn names(code: &str) -> impl Iterator<Item = &'static str> {
    let row = rows().find(|(known, ..)| *known == code);
    row.into_iter()
        .flat_map(|(code, name, others)| [code, name].into_iter().chain(others.split('|')))
        .filter(|n| !n.is_empty())
}

/// Every code with everything the state is called beside it: its name, its adjective, short and older names; in the order of the
/// codes.
pub fn all_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows().flat_map(|(code, name, others)| {
        let names = std::iter::once(name).chain(others.split('|')).filter(|name| !name.is_empty());
        names.map(move |name| (code, name))
    })
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    STATES.lines().filter_map(|line| {
        let (code, rest) = line.split_once(',')?;
        let (name, others) = rest.rsplit_once(',')?;
        Some((code, name, others))
    })
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
        assert!(names("GBR").any(|name| name == "British") && names("TUR").any(|name| name == "Turkey"));
    }
}
