//! Pairs of states in one word: "Franco-British", "Sino-Russian", "US-Israeli", "Russian-Turkish".

use super::Form;
use super::phrase::Step;

/// A pair that begins at a word: where it ends, and the two principals.
pub(crate) fn pair(step: &Step<'_, '_>, at: usize) -> Option<(usize, Vec<String>)> {
    let dash = step.words.get(at + 1).filter(|word| matches!(word.folded.as_ref(), "-" | "–"))?;
    let glued = step.words[at].span.end == dash.span.start && step.words.get(at + 2)?.span.start == dash.span.end;
    if !glued {
        return None;
    }
    let first = match COMBINING.iter().find(|(stem, _)| step.words[at].lower == *stem) {
        Some((_, code)) => (*code).to_owned(),
        None => principal(step, at, at + 1)?,
    };
    let hit = step.cover.at(at + 2).filter(|hit| step.hits[*hit].from == at + 2)?;
    let second = demonym(step, hit)?;
    (first != second).then(|| (step.hits[hit].to, vec![first, second]))
}

fn principal(step: &Step<'_, '_>, from: usize, to: usize) -> Option<String> {
    let hit = step.cover.at(from).filter(|hit| step.hits[*hit].from == from && step.hits[*hit].to == to)?;
    let (record, form) = step.hits[hit].record()?;
    let record = step.gazetteer.record(record);
    let short =
        form == Form::Demonym || record.id == "USA" || record.id == "GBR" || record.id == "EU" || record.id == "UN";
    (short && record.principals.len() == 1).then(|| record.principals[0].clone())
}

fn demonym(step: &Step<'_, '_>, hit: usize) -> Option<String> {
    let record = step.gazetteer.record(step.hits[hit].record_as(Form::Demonym)?);
    (record.principals.len() == 1).then(|| record.principals[0].clone())
}

/// First parts of such words, as dictionaries list them.
const COMBINING: &[(&str, &str)] = &[
    ("franco", "FRA"),
    ("anglo", "GBR"),
    ("sino", "CHN"),
    ("russo", "RUS"),
    ("indo", "IND"),
    ("italo", "ITA"),
    ("greco", "GRC"),
    ("graeco", "GRC"),
    ("germano", "DEU"),
    ("turco", "TUR"),
    ("turko", "TUR"),
    ("hispano", "ESP"),
    ("luso", "PRT"),
    ("austro", "AUT"),
    ("polono", "POL"),
    ("serbo", "SRB"),
    ("finno", "FIN"),
    ("dano", "DNK"),
    ("nippo", "JPN"),
    ("belgo", "BEL"),
    ("americano", "USA"),
    ("israelo", "ISR"),
    ("irano", "IRN"),
    ("syro", "SYR"),
    ("egypto", "EGY"),
    ("euro", "EU"),
];
