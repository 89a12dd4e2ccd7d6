//! Who is meant, measured against `actor-resolution` of the shared data (our own wording; never copied into the product).

use std::collections::BTreeMap;
use std::path::PathBuf;

use reader::{Article, Gazetteer, Mentions, mention};
use serde_json::Value;

/// The share of mentions whose principal must be right.
const ASKED: f64 = 0.90;

/// `PLACET_SHARED`, or `../shared/data` beside the repository.
fn shared() -> PathBuf {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    std::env::var_os("PLACET_SHARED").map_or_else(beside, PathBuf::from)
}

/// Characters to bytes.
fn byte(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(at, _)| at)
}

/// A span without "the" before it.
fn bare(text: &str, mut start: usize, end: usize) -> (usize, usize) {
    if ["the ", "The "].iter().any(|the| text[start..end].starts_with(the)) {
        start += 4;
    }
    (start, end)
}

/// The principals at a span: of the mention that is the span, else of the longest inside it; NONE where there is none.
fn principal(article: &Article, found: &Mentions, start: usize, end: usize) -> String {
    let wanted = bare(&article.text, start, end);
    let spans = found.mentions.iter().map(|mention| {
        let (from, to) = bare(&article.text, mention.span.start, mention.span.end);
        (from, to, mention.entity)
    });
    let inside = spans.filter(|(from, to, _)| wanted.0 <= *from && *to <= wanted.1);
    let best = inside.max_by_key(|(from, to, _)| to - from);
    best.map_or_else(|| "NONE".to_owned(), |(_, _, entity)| found.entities[entity].principals.join("+"))
}

#[test]
fn nine_in_ten_mentions_have_the_right_principal() {
    let path = shared().join("statements/actor-resolution/mentions.jsonl");
    let Ok(lines) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there, so actor resolution is not measured", path.display());
        return;
    };
    let gazetteer = Gazetteer::shipped();
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let row: Value = serde_json::from_str(line).unwrap();
        let text = row["text"].as_str().unwrap();
        let date = row["date"].as_str().map(|date| terms::parse_date(date).unwrap());
        let article = Article::new(row["id"].as_str().unwrap(), text, date);
        let found = mention::mentions(&article, &gazetteer, &[]);
        let place = |key: &str| byte(text, usize::try_from(row[key].as_u64().unwrap()).unwrap());
        let got = principal(&article, &found, place("start"), place("end"));
        let asked = row["principal"].as_str().unwrap();
        let kind = kinds.entry(row["kind"].as_str().unwrap().to_owned()).or_default();
        kind.1 += 1;
        if got == asked {
            kind.0 += 1;
        } else {
            wrong.push(format!("{} {} {:?} ({}): {got}, asked {asked}", row["id"], row["date"], text, row["mention"]));
        }
    }
    let (right, all) = kinds.values().fold((0, 0), |(right, all), kind| (right + kind.0, all + kind.1));
    for (kind, (right, all)) in &kinds {
        eprintln!("{kind}: {right} of {all}");
    }
    eprintln!("all: {right} of {all}\n{}", wrong.join("\n"));
    #[allow(clippy::cast_precision_loss)]
    let share = right as f64 / all as f64;
    assert!(share >= ASKED, "{right} of {all} right, asked {ASKED}");
}
