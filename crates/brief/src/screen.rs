//! The first screen: at most 36 lines of 80 columns that stand alone.

use outlook::Brief;
use outlook::brief::{Rung, Unknown};

use crate::layout::{cut, fit, labelled, wrap, WIDTH};
use crate::words::{actor, bar, chance, date, obstacle, prospects, sentence, setting};

/// The most lines of the first screen.
const LINES: usize = 36;

/// What `placet brief` prints.
#[must_use]
pub fn first_screen(brief: &Brief) -> String {
    let (mut paths, mut rungs) = (brief.paths.len(), usize::MAX);
    let mut lines = screen(brief, paths, rungs);
    if lines.len() > LINES {
        rungs = 4;
        lines = screen(brief, paths, rungs);
    }
    if lines.len() > LINES {
        paths = 5;
        lines = screen(brief, paths, rungs);
    }
    lines.join("\n") + "\n"
}

fn screen(brief: &Brief, paths: usize, rungs: usize) -> Vec<String> {
    let mut lines = heading(brief);
    lines.push(String::new());
    lines.extend(wrap(&sentence(brief), WIDTH));
    lines.push(String::new());
    lines.extend(table(brief, paths));
    lines.push(String::new());
    lines.extend(ladder(brief, brief.asked, rungs));
    lines.push(String::new());
    lines.extend(who_decides(brief));
    lines.extend(rows(brief, "Ask", true));
    lines.extend(rows(brief, "Watch", false));
    lines.extend(rests_on(brief));
    lines.push(String::new());
    lines.push(more(brief));
    lines
}

/// The question, the day and what the terms mean.
pub(crate) fn heading(brief: &Brief) -> Vec<String> {
    let mut lines = wrap(&brief.question, WIDTH);
    let known = format!("As known on {}. {}", date(brief.as_of), brief.meaning);
    lines.extend(wrap(&known, WIDTH));
    lines
}

const TITLE: usize = 29;
const NUMBER: usize = 19;

/// One line a path.
pub(crate) fn table(brief: &Brief, shown: usize) -> Vec<String> {
    let row = |title: &str, bar: &str, number: &str, stops: &str| {
        let left = format!("  {} {} {} ", fit(title, TITLE), fit(bar, 10), fit(number, NUMBER));
        let room = WIDTH - left.chars().count();
        format!("{left}{}", cut(stops, room)).trim_end().to_owned()
    };
    let mut lines = vec![format!("{} what stops it", fit("Paths", TITLE + 14) + &fit("prospects", NUMBER))];
    lines.push(row("any of them", &bar(&brief.any_path), &prospects(&brief.any_path), ""));
    for path in brief.paths.iter().take(shown) {
        let stops = path.blockers.first().map_or_else(String::new, |b| obstacle(brief, &b.id, &b.option));
        lines.push(row(&path.title, &bar(&path.prospects), &prospects(&path.prospects), &stops));
    }
    if brief.paths.len() > shown {
        lines.push(format!("  and {} more", brief.paths.len() - shown));
    }
    lines
}

/// The ladder of one path: what to add, how likely that is itself, what the path comes to, and what is missing next.
pub(crate) fn ladder(brief: &Brief, path: usize, shown: usize) -> Vec<String> {
    let path = &brief.paths[path];
    let mut lines = wrap(&format!("What stands between today and: {}", path.title), WIDTH);
    let rungs: Vec<&Rung> = path.ladder.iter().take(shown.saturating_add(1)).collect();
    for (index, rung) in rungs.iter().enumerate() {
        let text = match (&rung.set, rung.probability) {
            (Some((id, option)), Some(p)) => format!("+ {} (itself {})", setting(&brief.factors, id, option), chance(p)),
            _ => "today".to_owned(),
        };
        let missing = path.ladder.get(index + 1).and_then(|next| next.set.as_ref());
        let missing = missing.map_or_else(String::new, |(id, option)| obstacle(brief, id, option));
        let left = format!("  {} {} ", fit(&text, 43), fit(&chance(rung.prospects.mean), 16));
        let room = WIDTH - left.chars().count();
        lines.push(format!("{left}{}", cut(&missing, room)).trim_end().to_owned());
    }
    if path.ladder.len() > rungs.len() {
        lines.push(format!("  and {} more", path.ladder.len() - rungs.len()));
    }
    lines
}

const INDENT: usize = 16;

fn who_decides(brief: &Brief) -> Vec<String> {
    let decides = &brief.paths[brief.asked].decides;
    let mut lines = Vec::new();
    for (index, decision) in decides.iter().take(3).enumerate() {
        let mut options: Vec<String> = Vec::new();
        for option in &decision.options {
            let text = chance(option.prospects.mean);
            match options.last_mut() {
                // Neighbouring options that come to the same are one: "no, absent".
                Some(last) if last.ends_with(&format!(" {text}")) => {
                    *last = last.replacen(' ', &format!(", {} ", option.option), 1);
                }
                _ => options.push(format!("{} {text}", option.option)),
            }
        }
        let text = format!("{}: {}", actor(brief, &decision.id), options.join(" · "));
        lines.extend(labelled(if index == 0 { "Who decides" } else { "" }, &text, INDENT, 1));
    }
    lines
}

/// What the answer to an unknown would tell: the question under each of its options.
pub(crate) fn unknown_line(brief: &Brief, unknown: &Unknown) -> String {
    let best = unknown.options.iter().reduce(|a, b| if b.1 > a.1 { b } else { a });
    let worst = unknown.options.iter().reduce(|a, b| if b.1 < a.1 { b } else { a });
    let (Some(best), Some(worst)) = (best, worst) else { return unknown.id.clone() };
    let size = if unknown.size_unknown { " (how many, nobody has said)" } else { "" };
    format!(
        "{}{size}: then {}, else down to {}",
        setting(&brief.factors, &unknown.id, &best.0),
        chance(best.1),
        chance(worst.1)
    )
}

fn rows(brief: &Brief, label: &str, ask: bool) -> Vec<String> {
    let wanted = brief.unknowns.iter().filter(|unknown| unknown.ask == ask && unknown.swing > 1e-6);
    let mut lines = Vec::new();
    for (index, unknown) in wanted.take(2).enumerate() {
        lines.extend(labelled(if index == 0 { label } else { "" }, &unknown_line(brief, unknown), INDENT, 1));
    }
    lines
}

fn rests_on(brief: &Brief) -> Vec<String> {
    let Some(most) = brief.assumptions.first() else { return Vec::new() };
    let text = format!(
        "{}: at {} the answer is {}, at {} it is {}",
        most.text,
        number(most.low),
        chance(most.any_path_low),
        number(most.high),
        chance(most.any_path_high)
    );
    labelled("Rests most on", &text, INDENT, 2)
}

/// A range's end: two significant digits.
pub(crate) fn number(value: f64) -> String {
    format!("{}", (value * 100.0).round() / 100.0)
}

/// Commands that exist, with names of this dossier.
fn more(brief: &Brief) -> String {
    let first = brief.paths[brief.asked].ladder.get(1).and_then(|rung| rung.set.as_ref());
    let what_if = first.map_or_else(String::new, |(id, option)| format!(" · placet whatif {id}={option}"));
    cut(&format!("More: placet brief --full · placet check{what_if}"), WIDTH)
}
