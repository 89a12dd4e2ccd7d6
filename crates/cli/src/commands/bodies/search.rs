//! `placet bodies --search`: which body is meant?

use std::collections::{BTreeMap, BTreeSet};

use rules::Body;
use serde_json::{Value, json};
use terms::{Diagnostic, nearest};

use super::span;
use crate::Failure;
use crate::commands::pretty;

/// The most bodies shown as text; JSON has all.
const SHOWN: usize = 12;

/// The most places shown of one body.
const PLACES: usize = 3;

/// A text of a body in which words are looked for.
struct Text<'b> {
    /// What it is: "id", "name", …
    what: &'static str,
    /// The rule it belongs to.
    rule: Option<&'b str>,
    text: String,
    /// How much a word found here says about the body.
    weight: u32,
}

/// A body in which words were found.
struct Found<'b> {
    body: &'b Body,
    words: usize,
    score: u32,
    places: Vec<Text<'b>>,
}

/// What was looked for, and where it was found, the best first.
pub(super) struct Answer<'b> {
    words: Vec<String>,
    /// Words that stand nowhere, with the nearest that does and was looked for instead.
    read_as: BTreeMap<String, String>,
    found: Vec<Found<'b>>,
}

/// Looks for all words in what the files of `bodies` say: ids, names, bases, rules and their articles, objections, notes. Where no
/// body has all of them, those that have the most are found.
///
/// # Errors
/// No word at all.
pub(super) fn search<'b>(bodies: &'b [impl AsRef<Body>], query: &[String]) -> Result<Answer<'b>, Failure> {
    let words: Vec<String> = query.iter().flat_map(|part| tokens(part)).collect();
    if words.is_empty() {
        let none = Diagnostic::error("no-words", "there is no word to look for");
        return Err(none.hint("for example: placet bodies --search veto").into());
    }
    let texts: Vec<(&Body, Vec<Text<'b>>)> = bodies.iter().map(|body| (body.as_ref(), texts(body.as_ref()))).collect();
    let all: BTreeSet<String> = texts.iter().flat_map(|(_, texts)| texts).flat_map(|text| tokens(&text.text)).collect();
    let mut read_as = BTreeMap::new();
    let mut wanted = BTreeSet::new();
    for word in &words {
        let near = if all.iter().any(|token| says(token, word)) {
            word.as_str()
        } else {
            nearest(word, all.iter().map(String::as_str)).unwrap_or(word)
        };
        if near != word {
            read_as.insert(word.clone(), near.to_owned());
        }
        wanted.insert(near.to_owned());
    }
    let mut found: Vec<Found<'b>> = texts.into_iter().filter_map(|(body, texts)| look(body, texts, &wanted)).collect();
    let most = found.iter().map(|found| found.words).max().unwrap_or(0);
    found.retain(|found| found.words == most);
    found.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.body.id.cmp(&b.body.id)));
    Ok(Answer { words, read_as, found })
}

/// Words in small letters, parted by all that is neither letter nor digit.
fn tokens(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Does a word of a text say the word that is looked for: begin with it, or differ from it by a short ending?
fn says(token: &str, word: &str) -> bool {
    token == word
        || (word.len() >= 3 && token.starts_with(word))
        || (token.len() >= 4 && word.len() <= token.len() + 2 && word.starts_with(token))
}

fn texts(body: &Body) -> Vec<Text<'_>> {
    let text = |what, rule, text: &str, weight| Text { what, rule, text: text.to_owned(), weight };
    let mut all = vec![
        text("id", None, body.id.as_str(), 8),
        text("name", None, &body.name.value, 8),
        text("basis", None, &body.basis, 4),
        text("note", None, &body.note, 1),
    ];
    for rule in &body.rules {
        let id = Some(rule.id.as_str());
        let names = rule.aliases.iter().fold(rule.id.to_string(), |names, alias| format!("{names} {alias}"));
        all.push(text("rule", id, &names, 4));
        all.push(text("words", id, rule.describe(), 3));
        all.push(text("article", id, &rule.article, 3));
        all.push(text("note", id, &rule.note, 1));
    }
    for objection in &body.objections {
        all.push(text("objection", None, &objection.claim, 3));
        all.push(text("answer", None, &objection.answer, 1));
    }
    all
}

fn look<'b>(body: &'b Body, texts: Vec<Text<'b>>, wanted: &BTreeSet<String>) -> Option<Found<'b>> {
    let mut best: BTreeMap<&str, u32> = BTreeMap::new();
    let mut places: Vec<(usize, Text<'b>)> = Vec::new();
    for text in texts {
        let tokens = tokens(&text.text);
        let said: Vec<&String> = wanted.iter().filter(|word| tokens.iter().any(|token| says(token, word))).collect();
        for word in &said {
            let weight = best.entry(word.as_str()).or_default();
            *weight = (*weight).max(text.weight);
        }
        if !said.is_empty() {
            places.push((said.len(), text));
        }
    }
    if best.is_empty() {
        return None;
    }
    // Those that say the most words first; among them the weightiest, in the order of the file.
    places.sort_by(|(words, text), (other_words, other)| (other_words, other.weight).cmp(&(words, text.weight)));
    // The weight decides; of bodies alike in it, the one that says the words in more places.
    let often = u32::try_from(places.len().min(99)).unwrap_or(99);
    let (words, score) = (best.len(), best.values().sum::<u32>() * 100 + often);
    Some(Found { body, words, score, places: places.into_iter().map(|(_, text)| text).collect() })
}

impl Answer<'_> {
    /// For reading.
    pub fn as_text(&self) -> String {
        let mut text = String::new();
        for (word, near) in &self.read_as {
            text.push_str(&format!("No body says `{word}`; looked for `{near}` instead.\n"));
        }
        if self.found.is_empty() {
            text.push_str("No body says any of these words. All of them: placet bodies\n");
            return text;
        }
        let distinct: BTreeSet<&String> = self.words.iter().collect();
        if self.found.first().is_some_and(|found| found.words < distinct.len()) {
            text.push_str("No body says all of these words; these say the most of them.\n");
        }
        for found in self.found.iter().take(SHOWN) {
            text.push_str(&format!("{}\n    {}; {}\n", found.body.id, found.body.name.value, span(found.body)));
            let told = found.places.iter().filter(|place| !matches!(place.what, "id" | "name" | "rule"));
            for place in told.take(PLACES) {
                let what = place.rule.map_or_else(|| place.what.to_owned(), |rule| format!("rule {rule}"));
                text.push_str(&format!("    {what}: {}\n", excerpt(&place.text)));
            }
        }
        if self.found.len() > SHOWN {
            let more = self.found.len() - SHOWN;
            text.push_str(&format!("\nand {more} more; give another word to narrow it\n"));
        }
        text.push_str("\nMore: placet bodies ID [--as-of DATE]\n");
        text
    }

    /// For programs.
    pub fn as_json(&self) -> String {
        let day = |day: Option<terms::Date>| day.map(|day| day.to_string());
        let found = self.found.iter().map(|found| {
            let places = found.places.iter().map(|p| json!({ "what": p.what, "rule": p.rule, "text": p.text }));
            json!({
                "id": found.body.id.as_str(),
                "name": found.body.name.value,
                "basis": found.body.basis,
                "known_from": day(found.body.known_from),
                "known_to": day(found.body.known_to),
                "words": found.words,
                "score": found.score,
                "places": places.collect::<Vec<Value>>(),
            })
        });
        pretty(&json!({
            "schema": "placet-bodies/1",
            "search": self.words,
            "read_as": self.read_as,
            "bodies": found.collect::<Vec<Value>>(),
        }))
    }
}

/// The beginning of a text, on one line of a page.
fn excerpt(text: &str) -> String {
    const MOST: usize = 100;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let start: String = text.chars().take(MOST).collect();
    let whole = start.rsplit_once(' ').map_or(start.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}
