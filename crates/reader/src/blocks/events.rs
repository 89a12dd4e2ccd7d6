//! What conditions name, as events of a new dossier: comments, since an event has a chance and the article gives none.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::Block;
use super::founding::{flat, id_of_words, short};
use super::toml::{comment, quoted, wrapped_comment};
use crate::lexicon::Lexicon;

/// Why they are comments, and what makes events of them.
const HEAD: &str = "to do: on these, statements depend. Whether each will happen is an event, but an event says how likely it is, and \
                    the article does not. Write `hazard` (a year) or `probability` (by the horizon), take out the marks, and \
                    name it in the path (`… and ID = yes`) or as the `context` of a motion. What somebody decides is a motion instead.";

/// The events on whose outcome the resolved statements depend, each once, as comments. `taken` are ids that are in use.
pub(super) fn drafted(blocks: &[Block], mut taken: BTreeSet<String>, lexicon: &Lexicon) -> Option<String> {
    let mut of: BTreeMap<String, usize> = BTreeMap::new();
    let mut events: Vec<(String, Vec<String>)> = Vec::new();
    for block in blocks.iter().filter(|block| block.table == "statement" && block.is_resolved()) {
        let words = block.text("condition");
        let Some(title) = event(words, lexicon) else { continue };
        let said = format!("{}: {}", block.text("actor"), flat(words));
        let at = *of.entry(title.to_lowercase()).or_insert_with(|| {
            events.push((title, Vec::new()));
            events.len() - 1
        });
        if !events[at].1.contains(&said) {
            events[at].1.push(said);
        }
    }
    if events.is_empty() {
        return None;
    }
    let mut text = format!("\n{}", wrapped_comment(HEAD, "", ""));
    for (title, said) in events {
        let id = id_of_words(&title, "event", &taken);
        taken.insert(id.clone());
        text.push_str("#\n");
        said.iter().for_each(|words| text.push_str(&wrapped_comment(words, "", "")));
        let mut block = String::new();
        let _ = write!(block, "[[event]]\nid = {}\ntitle = {}\nhazard = ?", quoted(&id), quoted(&short(&title)));
        text.push_str(&comment(&block));
    }
    Some(text)
}

/// "unless Russia returns the territory": that Russia returns the territory. None where too little is said for an event.
fn event(condition: &str, lexicon: &Lexicon) -> Option<String> {
    let words: Vec<&str> = condition.split_whitespace().collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let markers = lexicon.conditions.iter().map(|(marker, _)| marker);
    let after = markers.filter(|marker| lower.starts_with(marker)).map(Vec::len).max().unwrap_or(0);
    let rest = &words[after..];
    (rest.len() >= 3).then(|| rest.join(" "))
}
