//! On what something rests, as text.

use outlook::brief::{Moved, StanceView, Why, WhyStatement};

use crate::insight::{chain, item, precise, stance_lines};
use crate::layout::{WIDTH, wrap};
use crate::words::{date, prospects, upper_first};

/// The most statements printed.
const SHOWN: usize = 20;

/// What `placet why` prints.
#[must_use]
pub fn why(answer: &Why) -> String {
    let mut lines = wrap(&format!("{} — {}", answer.target, upper_first(&answer.title)), WIDTH);
    if let Some(found) = &answer.prospects {
        lines.extend(item(&format!("{}; {}", prospects(found), found.words())));
    }
    for (label, text) in &answer.facts {
        lines.extend(item(&format!("{label}: {text}")));
    }
    if !answer.chain.is_empty() {
        lines.extend([String::new(), "What must hold, each by itself and given the ones above it".to_owned()]);
        lines.extend(chain(&answer.chain));
    }
    for view in &answer.stances {
        lines.push(String::new());
        lines.push(format!("{}: {} on {}", view.id, view.actor.1, view.on.1));
        lines.extend(stance_lines(view));
    }
    if !answer.statements.is_empty() {
        lines.push(String::new());
        lines.extend(wrap(&format!("Statements it rests on ({})", today(answer)), WIDTH));
    }
    for said in answer.statements.iter().take(SHOWN) {
        lines.extend(statement(answer, said));
    }
    if answer.statements.len() > SHOWN {
        lines.push(format!("  and {} more in --format json", answer.statements.len() - SHOWN));
    }
    lines.join("\n") + "\n"
}

fn today(answer: &Why) -> String {
    format!("today: any path {}{}", precise(answer.today.any_path), of_paths(answer, &answer.today))
}

/// The path asked about, if it is one; else those that a statement moves.
fn of_paths(answer: &Why, moved: &Moved) -> String {
    let listed = answer.paths.iter().enumerate().filter(|(index, (id, _))| {
        *id == answer.target
            || answer.statements.iter().any(|s| differs(s.without.paths[*index], answer.today.paths[*index]))
    });
    listed.take(3).map(|(index, (id, _))| format!(", {id} {}", precise(moved.paths[index]))).collect()
}

fn differs(a: f64, b: f64) -> bool {
    (a - b).abs() > 1e-3 * b.max(1e-9)
}

fn statement(answer: &Why, said: &WhyStatement) -> Vec<String> {
    let s = &said.statement;
    let speaker = if s.speaker.is_empty() { &s.actor.1 } else { &s.speaker };
    let hedge = if s.hedge.is_empty() { String::new() } else { format!(", {}", s.hedge) };
    let mut lines = item(&format!(
        "{}: {speaker}, {}{hedge}: “{}” [{}; {} {}]",
        s.id,
        date(s.date),
        s.quote,
        s.position,
        s.source.1,
        s.grade
    ));
    let moved = format!("any path {}{}", precise(said.without.any_path), of_paths(answer, &said.without));
    lines.extend(item(&format!("  without it: {moved}")));
    for view in &said.stances {
        lines.extend(without(view));
    }
    lines
}

/// A stance without a statement, in one line.
fn without(view: &StanceView) -> Vec<String> {
    let contexts: Vec<String> = view
        .contexts
        .iter()
        .map(|(context, options)| {
            let options: Vec<String> =
                options.iter().map(|(option, p)| format!("{option} {}", precise(p.mean))).collect();
            let name = context.as_ref().map_or_else(String::new, |context| format!("{context}: "));
            format!("{name}{}", options.join(" · "))
        })
        .collect();
    item(&format!("  and {} would be: {}", view.id, contexts.join("; ")))
}
