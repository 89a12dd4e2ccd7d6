//! Actors from a dictionary in the format of PETRARCH (Schrodt, Beieler and Idris 2014, "Three's a charm?"): a name with its code in
//! brackets, synonyms after `+`, remarks after `#` or in `<!-- -->`.

use super::whom::principal;
use crate::gazetteer::{Actor, Actors};
use crate::mention::Kind;

/// Reads such a dictionary. Whatever is no entry is passed over; of several codes of one actor, for several times, the first stands.
#[must_use]
pub fn actors(dictionary: &str) -> Actors {
    let mut all: Vec<Actor> = Vec::new();
    for line in without_remarks(dictionary).lines() {
        let line = line.split('#').next().unwrap_or("");
        let (name, code) = line.split_once('[').map_or((line, None), |(name, code)| (name, Some(code)));
        let name = name.trim();
        if let Some(synonym) = name.strip_prefix('+') {
            if let Some(actor) = all.last_mut() {
                actor.aliases.extend(spellings(synonym));
            }
        } else if !name.is_empty() {
            let mut names = spellings(name);
            let first = names.next().unwrap_or_default();
            all.push(Actor {
                code: String::new(),
                name: first,
                kind: Kind::State,
                aliases: names.collect(),
                demonyms: Vec::new(),
                seats: Vec::new(),
                principal: None,
            });
        }
        let code = code.and_then(|code| code.split([']', ' ', ':', '<', '>']).next()).filter(|code| !code.is_empty());
        if let (Some(actor), Some(code)) = (all.last_mut().filter(|actor| actor.code.is_empty()), code) {
            actor.code = code.to_owned();
            actor.principal = principal(code);
        }
    }
    all.retain(|actor| actor.principal.is_some() && !actor.name.is_empty());
    Actors { actors: all, holders: Vec::new() }
}

/// The text without what stands in `<!-- -->`.
fn without_remarks(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// A name in capitals as a text writes it, and as it stands there.
fn spellings(name: &str) -> impl Iterator<Item = String> {
    let plain = name.replace('_', " ");
    let plain = plain.trim().to_owned();
    let title = |word: &str| {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().collect();
        first + &letters.as_str().to_lowercase()
    };
    let titled = plain.split_whitespace().map(title).collect::<Vec<_>>().join(" ");
    let as_it_is = (titled != plain && plain.chars().count() > 1).then_some(plain);
    [Some(titled), as_it_is].into_iter().flatten().filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_synonyms_and_codes() {
        let text = "<!-- A remark\n of two lines -->\nRURITANIA_ [RUR] # 1894\n+STRELSAU\n\nZENDA\n+THE_CASTLE\n\t[RURGOV < 18950101]\n\t[ZEN]\n";
        let read: Vec<_> =
            actors(text).actors.into_iter().map(|a| (a.name, a.aliases.join(", "), a.code, a.principal)).collect();
        let row = |name: &str, aliases: &str, code: &str, principal: &str| {
            (name.to_owned(), aliases.to_owned(), code.to_owned(), Some(principal.to_owned()))
        };
        assert_eq!(
            read,
            [
                row("Ruritania", "RURITANIA, Strelsau, STRELSAU", "RUR", "RUR"),
                row("Zenda", "ZENDA, The Castle, THE CASTLE", "RURGOV", "RUR"),
            ]
        );
    }
}
