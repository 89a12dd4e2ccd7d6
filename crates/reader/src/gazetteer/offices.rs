//! Offices by the words that name them: "minister of foreign affairs", "foreign secretary" and "top diplomat" are one.

use std::collections::HashMap;

/// Offices with their phrases.
#[derive(Clone, Default, Debug)]
pub(crate) struct Offices {
    by_phrase: HashMap<&'static str, &'static str>,
    titles: HashMap<&'static str, &'static str>,
}

impl Offices {
    /// Reads `key; title; phrases` lines.
    pub(crate) fn read(rows: impl Iterator<Item = [&'static str; 3]>) -> Self {
        let mut offices = Self::default();
        for [key, title, phrases] in rows {
            offices.titles.insert(key, title);
            for phrase in phrases.split('|').map(str::trim) {
                offices.by_phrase.insert(phrase, key);
            }
        }
        offices
    }

    /// The office of a phrase in small letters; a phrase without one is an office of its own.
    pub(crate) fn key<'a>(&self, phrase: &'a str) -> &'a str {
        self.by_phrase.get(phrase).copied().unwrap_or(phrase)
    }

    /// Is it one of the offices that one person holds at a time?
    pub(crate) fn known(&self, key: &str) -> bool {
        self.titles.contains_key(key)
    }

    /// "President of France".
    pub(crate) fn title(&self, key: &str, of: &str) -> String {
        let of = with_article(of);
        self.titles.get(key).map_or_else(|| format!("{key} of {of}"), |title| title.replace("{}", &of))
    }
}

/// Names that English puts "the" before.
fn with_article(name: &str) -> String {
    let first = name.split(' ').next().unwrap_or("");
    let plural = matches!(name, "Netherlands" | "Philippines" | "Maldives" | "Bahamas" | "Gambia" | "Seychelles");
    let of_words = name.contains(' ')
        && matches!(
            first,
            "United"
                | "European"
                | "Czech"
                | "Dominican"
                | "Central"
                | "UN"
                | "US"
                | "International"
                | "World"
                | "African"
                | "Arab"
                | "Solomon"
                | "Marshall"
        );
    let body = name.contains(' ')
        && [
            " League",
            " Union",
            " Council",
            " Organization",
            " Organisation",
            " Commission",
            " Bank",
            " Fund",
            " Agency",
            " Republic",
        ]
        .iter()
        .any(|end| name.contains(end));
    if plural || of_words || body { format!("the {name}") } else { name.to_owned() }
}
