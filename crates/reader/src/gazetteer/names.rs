//! Names by their first word, so that a text is scanned once.

use std::collections::HashMap;

use super::records::Meaning;
use crate::mention::words::{Word, folded};

/// Names, each with what it may mean.
#[derive(Clone, Default, Debug)]
pub(crate) struct Names {
    rows: Vec<Row>,
    /// Rows by the first word of their names, longest names first.
    by_first: HashMap<String, Vec<u32>>,
}

#[derive(Clone, Debug)]
struct Row {
    /// The words after the first.
    rest: Vec<String>,
    /// It is this name only after "the": the North, the States.
    after_the: bool,
    meaning: Meaning,
}

impl Names {
    /// Adds a name. One written with "the " before it is read only after that word.
    pub(crate) fn add(&mut self, name: &str, meaning: Meaning) {
        let bare = name.strip_prefix("the ").or_else(|| name.strip_prefix("The "));
        let mut words = folded(bare.unwrap_or(name)).into_iter();
        let Some(first) = words.next() else { return };
        let row = Row { rest: words.collect(), after_the: bare.is_some(), meaning };
        let number = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let bucket = self.by_first.entry(first).or_default();
        let place = bucket.partition_point(|other| self.rows[*other as usize].rest.len() >= row.rest.len());
        bucket.insert(place, number);
        self.rows.push(row);
    }

    /// The longest names that begin at a word: how many words they have, and what they mean. Constant time for a bounded number
    /// of names with the same first word.
    pub(crate) fn at(&self, words: &[Word<'_>], from: usize) -> Option<(usize, Vec<Meaning>)> {
        let word = words.get(from)?;
        let shouted = shouted(word);
        let bucket = self.by_first.get(word.folded.as_ref()).or_else(|| {
            let first = shouted.then(|| capitalised(&word.lower))?;
            self.by_first.get(&first)
        })?;
        let the = from > 0 && words[from - 1].is("the");
        let mut found: Option<(usize, Vec<Meaning>)> = None;
        for number in bucket {
            let row = &self.rows[*number as usize];
            let length = row.rest.len() + 1;
            if found.as_ref().is_some_and(|(longest, _)| *longest > length) {
                break;
            }
            let rest = words.get(from + 1..from + length);
            let same = rest.is_some_and(|rest| rest.iter().zip(&row.rest).all(|(word, name)| same(word, name)));
            if same && (the || !row.after_the) {
                found.get_or_insert((length, Vec::new())).1.push(row.meaning);
            }
        }
        found
    }
}

/// Written all in capitals, as headlines are.
fn shouted(word: &Word<'_>) -> bool {
    word.folded.len() > 3 && word.folded.chars().all(|letter| letter.is_uppercase())
}

fn same(word: &Word<'_>, name: &str) -> bool {
    word.folded == name || (shouted(word) && word.folded.eq_ignore_ascii_case(name))
}

fn capitalised(lower: &str) -> String {
    let mut letters = lower.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
