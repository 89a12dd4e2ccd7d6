//! Sets of annotated text: read, scored and shown.

use std::path::Path;

use reader::Gazetteer;
use reader::evaluate::sets::{self, Set, SetScores};
use serde_json::{Map, Value, json};

use super::ScoredSet;
use super::golds::in_file;
use super::report::{heading, row, tally_json};
use crate::Failure;
use crate::commands::gazetteer::gazetteer;
use crate::disk;

/// Is a file a set? It is when its first line alone is JSON, and no ledger.
pub(super) fn is_set(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    serde_json::from_str::<Value>(first).is_ok_and(|value| value.is_object() && value.get("schema").is_none())
}

pub(super) fn score(path: &Path, text: &str, actors: Option<&Path>) -> Result<ScoredSet, Failure> {
    let set = Set::read(text).map_err(in_file(path))?;
    let known = match actors {
        Some(path) => own(path)?,
        None => Gazetteer::shipped(),
    };
    Ok(ScoredSet { file: path.display().to_string(), scores: set.score(&known) })
}

/// The shipped gazetteer with the actors of a file: `gold-actors/1`, or a dictionary that begins with a remark.
fn own(path: &Path) -> Result<Gazetteer, Failure> {
    let text = disk::text(path)?;
    if text.trim_start().starts_with(['#', '<']) {
        return Ok(Gazetteer::shipped().with_actors(&sets::actors(&text)));
    }
    gazetteer(Some(path))
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

pub(super) fn text(set: &ScoredSet, details: bool) -> String {
    let file = &set.file;
    let lines = match &set.scores {
        SetScores::Attributions(scores) => vec![
            heading(&format!("Who says what, {}", counted(scores.texts, "text"))),
            row("cue", scores.cue),
            row("and content", scores.content),
            row("and source", scores.whole),
        ],
        SetScores::Resolution(scores) => {
            let all = scores.all();
            let mut lines = vec![format!("Who is meant: {} of {}, {:.2}", all.right, all.gold, all.recall())];
            let of_kind = |(kind, tally): (&String, &reader::evaluate::Tally)| {
                format!("  {kind:28} {} of {}", tally.right, tally.gold)
            };
            lines.extend(scores.principals.iter().map(of_kind));
            lines.push(format!("  {:28} {} of {}", "names", scores.names.right, scores.names.gold));
            let wrong = scores.wrong.iter().filter(|_| details);
            lines.extend(wrong.map(|(id, gold, read)| format!("  {id}: {gold}, read as {read}")));
            lines
        }
        SetScores::WhoToWhom(scores) => vec![
            heading(&format!("Who to whom, {}", counted(scores.sentences, "sentence"))),
            row("who", scores.sources),
            row("to whom", scores.targets),
            row("who to whom", scores.pairs),
        ],
    };
    format!("{file}\n{}\n", lines.join("\n"))
}

pub(super) fn json(set: &ScoredSet) -> Value {
    let scores = match &set.scores {
        SetScores::Attributions(scores) => json!({
            "kind": "attributions",
            "texts": scores.texts,
            "cue": tally_json(scores.cue),
            "content": tally_json(scores.content),
            "whole": tally_json(scores.whole),
        }),
        SetScores::Resolution(scores) => {
            let kinds = scores.principals.iter().map(|(kind, tally)| (kind.clone(), tally_json(*tally)));
            json!({
                "kind": "resolution",
                "principals": tally_json(scores.all()),
                "by_kind": kinds.collect::<Map<_, _>>(),
                "names": tally_json(scores.names),
                "wrong": scores.wrong.iter().map(|(id, gold, read)| {
                    json!({ "id": id, "principal": gold, "read": read })
                }).collect::<Vec<_>>(),
            })
        }
        SetScores::WhoToWhom(scores) => json!({
            "kind": "who-to-whom",
            "sentences": scores.sentences,
            "who": tally_json(scores.sources),
            "to_whom": tally_json(scores.targets),
            "who_to_whom": tally_json(scores.pairs),
        }),
    };
    let mut value = json!({ "file": set.file });
    if let (Some(map), Value::Object(scores)) = (value.as_object_mut(), scores) {
        map.extend(scores);
    }
    value
}
