//! Scores as text and as JSON.

use reader::evaluate::{ForbiddenReading, Level, Scores, SpanKind, Tally};
use serde_json::{Map, Value, json};

use super::{Scored, ScoredSet, sets};

/// What each level asks for.
const fn asks(level: Level) -> &'static str {
    match level {
        Level::Evidence => "evidence",
        Level::Principal => "and principal",
        Level::Polarity => "and polarity",
        Level::Target => "and stance and target",
        Level::Source => "and source",
        Level::ExactSource => "and exact source",
    }
}

/// The line over rows of tallies.
pub(super) fn heading(what: &str) -> String {
    format!("{what:30} {:>9} {:>7} {:>5}", "precision", "recall", "F1")
}

/// A share, where it is one of something.
fn share(share: f64, of: usize) -> Option<f64> {
    (of > 0).then_some(share)
}

/// Precision, recall and F1, where there is something to be right about.
fn shares(tally: Tally) -> [Option<f64>; 3] {
    let Tally { predicted, gold, .. } = tally;
    [share(tally.precision(), predicted), share(tally.recall(), gold), share(tally.f1(), predicted + gold)]
}

/// One tally.
pub(super) fn row(what: &str, tally: Tally) -> String {
    let [precision, recall, f1] =
        shares(tally).map(|share| share.map_or("–".to_owned(), |share| format!("{share:.2}")));
    let Tally { right, predicted, gold } = tally;
    format!("  {what:28} {precision:>9} {recall:>7} {f1:>5}   {right} of {gold}, {predicted} read")
}

fn together(scored: &[Scored]) -> Scores {
    let mut all = Scores::default();
    for one in scored {
        all.add(one.scores.clone());
    }
    all
}

pub(super) fn text(scored: &[Scored], sets: &[ScoredSet], details: bool) -> String {
    let mut parts: Vec<String> = scored.iter().filter(|_| details).map(|scored| scored.details.clone()).collect();
    if !scored.is_empty() {
        parts.push(of_golds(scored));
    }
    parts.extend(sets.iter().map(|set| sets::text(set, details)));
    parts.join("\n")
}

fn of_golds(scored: &[Scored]) -> String {
    let mut lines = Vec::new();
    if scored.len() > 1 {
        lines.push(format!("{:40} {:>6} {:>6} {:>10}", "article", "F1 L1", "F1 L4", "forbidden"));
        for Scored { id, scores, .. } in scored {
            let f1 = |level| scores.levels.get(&level).copied().unwrap_or_default().f1();
            let (principal, source) = (f1(Level::Principal), f1(Level::Source));
            lines.push(format!("{id:40} {principal:>6.2} {source:>6.2} {:>10}", scores.forbidden.len()));
        }
        lines.push(String::new());
    }
    let all = together(scored);
    let articles = if all.articles == 1 { "1 article".to_owned() } else { format!("{} articles", all.articles) };
    lines.push(heading(&articles));
    for (level, tally) in &all.levels {
        lines.push(row(&format!("{:4}{}", level.name(), asks(*level)), *tally));
    }
    lines.push(row("positions", all.positions));
    lines.push(row("memberships", all.memberships));
    lines.push(row("unknowns", all.unknowns));
    lines.push(row("requirements", all.requirements));
    lines.push(String::new());
    lines.push(format!("{:30} {:>9} {:>10}", "F1 of spans", "exact", "characters"));
    for kind in SpanKind::ALL {
        let score = all.spans.get(&kind).copied().unwrap_or_default();
        let [exact, characters] = [score.exact, score.characters]
            .map(|tally| shares(tally)[2].map_or("–".to_owned(), |share| format!("{share:.2}")));
        lines.push(format!("  {:28} {exact:>9} {characters:>10}", kind.name()));
    }
    if !all.actors.is_empty() {
        lines.push(String::new());
        lines.push("Actors right, by how they are named".to_owned());
    }
    for (form, tally) in &all.actors {
        lines.push(format!("  {form:28} {} of {}", tally.right, tally.gold));
    }
    lines.push(String::new());
    lines.push(format!("Forbidden readings: {}", all.forbidden.len()));
    for Scored { id, scores, .. } in scored {
        for forbidden in &scores.forbidden {
            let words = forbidden.reading.words();
            lines.push(format!("  {id}, {} for {}: {words}", forbidden.predicted, forbidden.gold));
        }
    }
    lines.push(format!("Headline, F1 at L4: {:.2}", all.headline()));
    lines.join("\n") + "\n"
}

pub(super) fn json(scored: &[Scored], of_sets: &[ScoredSet]) -> Value {
    let articles = scored.iter().map(|Scored { id, scores, .. }| {
        let mut value = as_json(scores);
        value.insert("id".to_owned(), id.as_str().into());
        value
    });
    json!({
        "schema": "placet-evaluation/1",
        "articles": articles.collect::<Vec<_>>(),
        "together": as_json(&together(scored)),
        "sets": of_sets.iter().map(sets::json).collect::<Vec<_>>(),
    })
}

pub(super) fn tally_json(tally: Tally) -> Value {
    let [precision, recall, f1] = shares(tally);
    json!({
        "right": tally.right,
        "predicted": tally.predicted,
        "gold": tally.gold,
        "precision": precision,
        "recall": recall,
        "f1": f1,
    })
}

fn as_json(scores: &Scores) -> Map<String, Value> {
    let levels = scores.levels.iter().map(|(level, tally)| (level.name().to_owned(), tally_json(*tally)));
    let spans = scores.spans.iter().map(|(kind, score)| {
        let value = json!({ "exact": tally_json(score.exact), "characters": tally_json(score.characters) });
        (kind.name().to_owned(), value)
    });
    let actors = scores.actors.iter().map(|(form, tally)| {
        let accuracy = json!({ "right": tally.right, "of": tally.gold, "accuracy": tally.recall() });
        ((*form).to_owned(), accuracy)
    });
    let forbidden = scores.forbidden.iter().map(|forbidden| {
        let kind = match forbidden.reading {
            ForbiddenReading::Negation => "negation",
            ForbiddenReading::Certainty => "certainty",
            ForbiddenReading::Office => "office",
        };
        json!({ "reading": kind, "predicted": forbidden.predicted, "gold": forbidden.gold })
    });
    let value = json!({
        "headline": scores.headline(),
        "levels": levels.collect::<Map<_, _>>(),
        "positions": tally_json(scores.positions),
        "memberships": tally_json(scores.memberships),
        "unknowns": tally_json(scores.unknowns),
        "requirements": tally_json(scores.requirements),
        "spans": spans.collect::<Map<_, _>>(),
        "actors": actors.collect::<Map<_, _>>(),
        "forbidden": forbidden.collect::<Vec<_>>(),
    });
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
