//! Members named on the command line: lists of them, and numbers for them.

use std::path::Path;

use terms::{Diagnostic, Diagnostics};

use super::table::rows;
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

/// A number for each member from words like `DEU=3` and `others=1`, or from a CSV file with the columns `member` and `column`, each
/// number read by `read`.
///
/// # Errors
/// What is no such word, a member named twice, and a member left without a number.
pub(crate) fn numbers<N: Clone>(
    members: &[Voter],
    words: &[String],
    column: &str,
    read: impl Fn(&str) -> Option<N>,
    example: &str,
) -> Result<Vec<N>, Diagnostics> {
    let mut errors = Diagnostics::new();
    let mut numbers: Vec<Option<N>> = vec![None; members.len()];
    let mut others: Option<N> = None;
    for (name, value) in pairs(words, column, example)? {
        let Some(number) = read(&value) else {
            let message = format!("`{value}` is not a {column}, as given for {name}");
            errors.push(Diagnostic::error("bad-value", message).hint(example));
            continue;
        };
        let slot = match name.as_str() {
            "others" => &mut others,
            _ => match place(members, &name) {
                Ok(place) => &mut numbers[place],
                Err(error) => {
                    errors.push(error);
                    continue;
                }
            },
        };
        if slot.replace(number).is_some() {
            errors
                .push(Diagnostic::error("duplicate", format!("`{name}` is given twice")).hint("name each member once"));
        }
    }
    let left: Vec<&str> =
        members.iter().zip(&numbers).filter(|(_, n)| n.is_none()).map(|(member, _)| member.id.as_str()).collect();
    if let (Some(first), None, true) = (left.first(), &others, errors.is_empty()) {
        let message = format!("no {column} is given for {first}{}", more(left.len() - 1));
        errors.push(Diagnostic::error("missing-number", message).hint(example));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(numbers.into_iter().filter_map(|number| number.or_else(|| others.clone())).collect())
}

/// Names and what is given for them.
fn pairs(words: &[String], column: &str, example: &str) -> Result<Vec<(String, String)>, Diagnostics> {
    if let [file] = words
        && Path::new(file).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
    {
        let rows = rows(Path::new(file), &["member", column], |row| row[0] == "member")?;
        return Ok(rows.into_iter().map(|row| (row.fields[0].clone(), row.fields[1].clone())).collect());
    }
    let mut errors = Diagnostics::new();
    let mut pairs = Vec::with_capacity(words.len());
    for word in words {
        match word.split_once('=') {
            Some((name, value)) => pairs.push((name.trim().to_owned(), value.trim().to_owned())),
            None => {
                let message = format!("`{word}` is not a member and its {column}");
                errors.push(Diagnostic::error("bad-value", message).hint(example));
            }
        }
    }
    if errors.is_empty() { Ok(pairs) } else { Err(errors) }
}

fn more(count: usize) -> String {
    if count == 0 { String::new() } else { format!(" and {count} more") }
}
