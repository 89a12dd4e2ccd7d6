//! Members named on the command line: lists of them, and numbers for them.

use terms::{Diagnostic, Diagnostics};

use super::voting::Voter;

/// The places of the members named, by id or by name.
///
/// # Errors
/// Each name that no member has.
pub(crate) fn places(members: &[Voter], names: &[String]) -> Result<Vec<usize>, Diagnostics> {
    let mut errors = Diagnostics::new();
    let places =
        names.iter().filter_map(|name| place(members, name).map_err(|error| errors.push(error)).ok()).collect();
    if errors.is_empty() { Ok(places) } else { Err(errors) }
}

fn place(members: &[Voter], name: &str) -> Result<usize, Diagnostic> {
    let name = name.trim();
    let is = |voter: &Voter| voter.id.eq_ignore_ascii_case(name) || voter.name.eq_ignore_ascii_case(name);
    members.iter().position(is).ok_or_else(|| {
        Diagnostic::error("not-a-member", format!("`{name}` has no vote under this rule"))
            .suggest(name, members.iter().map(|voter| voter.id.as_str()))
    })
}

/// A number for each member from words like `DEU=3` and `others=1`, each read by `read`.
///
/// # Errors
/// What is no such word, a member named twice or not at all, and `missing` when one is left without a number.
pub(crate) fn numbers<N: Clone>(
    members: &[Voter],
    words: &[String],
    read: impl Fn(&str) -> Option<N>,
    example: &str,
) -> Result<Vec<N>, Diagnostics> {
    let mut errors = Diagnostics::new();
    let mut numbers: Vec<Option<N>> = vec![None; members.len()];
    let mut others: Option<N> = None;
    for word in words {
        let found = word.split_once('=').and_then(|(name, value)| Some((name.trim(), read(value.trim())?)));
        let Some((name, value)) = found else {
            errors
                .push(Diagnostic::error("bad-value", format!("`{word}` is not a member and its number")).hint(example));
            continue;
        };
        let slot = match name {
            "others" => &mut others,
            _ => match place(members, name) {
                Ok(place) => &mut numbers[place],
                Err(error) => {
                    errors.push(error);
                    continue;
                }
            },
        };
        if slot.replace(value).is_some() {
            errors
                .push(Diagnostic::error("duplicate", format!("`{name}` is given twice")).hint("name each member once"));
        }
    }
    let left: Vec<&str> =
        members.iter().zip(&numbers).filter(|(_, n)| n.is_none()).map(|(member, _)| member.id.as_str()).collect();
    if let (Some(first), None, true) = (left.first(), &others, errors.is_empty()) {
        let message = format!("no number is given for {first}{}", more(left.len() - 1));
        errors.push(Diagnostic::error("missing-number", message).hint("end the list with others=1, or the like"));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(numbers.into_iter().filter_map(|number| number.or_else(|| others.clone())).collect())
}

fn more(count: usize) -> String {
    if count == 0 { String::new() } else { format!(" and {count} more") }
}
