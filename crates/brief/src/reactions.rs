//! What follows the decision, as text.

use outlook::brief::{Hinge, MoveView, Reactions, ThreatView, Worth};
use outlook::{Prospects, WhatIf};

use crate::insight::item;
use crate::layout::{WIDTH, cut, fit};
use crate::words::{own, prospects, upper_first};

/// How wide a title is in the rows.
const TITLE: usize = 52;

/// What is said before all numbers here.
pub(crate) const LEAD: &str = "How much each likes each end is the author's judgement, and so are these numbers: a tree of moves, \
    in which what is liked better is likelier, and never sure.";

/// What is said beside the probabilities of the first move.
pub(crate) const FIRST: &str = "This move's own probabilities follow from these preferences alone. Whether a path opens is \
    answered above, by rules, votes and words.";

/// Points of worth as whole numbers.
pub(crate) fn points(worth: &Worth) -> String {
    let whole = |points: f64| if points.abs() < 0.5 { 0.0 } else { points };
    let (mean, low, high) = (whole(worth.mean), whole(worth.low), whole(worth.high));
    format!("{} {mean:.0} ({low:.0} to {high:.0})", worth.actor.1)
}

/// The section of the whole Brief; empty where there is nothing.
pub(crate) fn section(reactions: Option<&Reactions>) -> Vec<String> {
    let Some(all) = reactions else { return Vec::new() };
    let mut lines = item(LEAD);
    for branch in &all.branches {
        lines.push(String::new());
        let paths = if branch.paths.is_empty() { String::new() } else { format!(" ({})", branch.paths.join(", ")) };
        lines.extend(item(&format!("If {}{paths}:", branch.title)));
        lines.extend(branch.ends.iter().map(|(end, p)| row(&end_title(all, end), p)));
    }
    lines.extend([String::new(), "  Moves, each option given that it comes to the move".to_owned()]);
    for (number, known) in all.moves.iter().enumerate() {
        lines.extend(item(&format!("{} ({}):", upper_first(&known.title), known.id)));
        lines.extend(known.options.iter().map(|option| row(&option.title, &option.probability)));
        let best: Vec<&str> = known.best.iter().map(|id| option_title(known, id)).collect();
        if !best.is_empty() {
            let or = if best.len() > 1 { "a tie between " } else { "" };
            lines.extend(item(&format!("  without errors, at the mean of everything: {or}{}", best.join(" and "))));
        }
        if number == 0 {
            lines.extend(item(&format!("  {FIRST}")));
        }
    }
    if !all.threats.is_empty() {
        lines.extend([String::new(), "  Announced".to_owned()]);
        all.threats.iter().for_each(|announced| lines.extend(threat(all, announced)));
    }
    lines.extend([String::new(), "  What each end is worth, from 0 to 100 (judgements)".to_owned()]);
    for end in &all.ends {
        let worth: Vec<String> = end.worth.iter().map(points).collect();
        lines.extend(item(&format!("{}: {}", upper_first(&end.title), worth.join("; "))));
    }
    for parameter in &all.parameters {
        let range = match parameter.set {
            Some(set) => format!("set to {set}"),
            None => format!("{} ({} to {})", parameter.default, parameter.low, parameter.high),
        };
        lines.extend(item(&format!("{}: {range}; {}", parameter.id, parameter.text)));
    }
    lines
}

fn row(title: &str, p: &Prospects) -> String {
    cut(&format!("    {} {}", fit(&upper_first(title), TITLE), prospects(p)), WIDTH)
}

fn threat(all: &Reactions, announced: &ThreatView) -> Vec<String> {
    let by: Vec<&str> = match all.moves.iter().find(|known| known.id == announced.at) {
        Some(known) => announced.options.iter().map(|id| option_title(known, id)).collect(),
        None => Vec::new(),
    };
    let mut lines = item(&format!("{}: {} ({})", announced.actor.1, announced.title, announced.id));
    lines.extend(item(&format!("  carried out where {}", by.join(", or "))));
    for said in &announced.statements {
        lines.extend(item(&format!("  {} ({}) binds {:.2}", said.speaker, said.id, said.weight)));
    }
    lines.extend(item(&format!(
        "  carrying it out pays in {} of draws; it is done in {}",
        own(announced.credibility),
        prospects(&announced.carried_out)
    )));
    lines.extend(announced.hinge.iter().flat_map(|hinge| item(&format!("  {}", hangs(all, hinge)))));
    lines
}

/// What a threat's credibility hangs on.
pub(crate) fn hangs(all: &Reactions, hinge: &Hinge) -> String {
    format!(
        "hangs most on whether {} likes “{}” better than “{}”, as in {} of draws: if it always did, carrying it out would pay \
         in {}; if it never did, in {}",
        hinge.actor.1,
        end_title(all, &hinge.better),
        end_title(all, &hinge.worse),
        own(hinge.share),
        own(hinge.as_is),
        own(hinge.flipped)
    )
}

/// What an end is called.
pub(crate) fn end_title(all: &Reactions, id: &str) -> String {
    all.ends.iter().find(|end| end.id == id).map_or_else(|| id.to_owned(), |end| end.title.clone())
}

/// What an option is called.
pub(crate) fn option_title<'a>(known: &'a MoveView, id: &'a str) -> &'a str {
    known.options.iter().find(|option| option.id == id).map_or(id, |option| option.title.as_str())
}

/// What a what-if changes of it: each end and each threat, before and then.
pub(crate) fn changed(answer: &WhatIf) -> Vec<String> {
    let Some([before, then]) = answer.reactions.as_deref() else { return Vec::new() };
    let two = |title: &str, a: String, b: String| cut(&format!("    {} {} {b}", fit(title, 44), fit(&a, 12)), WIDTH);
    let mut lines = vec![format!("{} {} then", fit("Reactions", 48), fit("today", 12))];
    for (was, is) in before.branches.iter().zip(&then.branches) {
        lines.extend(item(&format!("If {}:", was.title)));
        for (end, p) in &is.ends {
            let base = was.ends.iter().find(|(id, _)| id == end).map_or(0.0, |(_, p)| p.mean);
            lines.push(two(&upper_first(&end_title(then, end)), own(base), own(p.mean)));
        }
    }
    if !then.threats.is_empty() {
        lines.push("  Carrying it out pays:".to_owned());
    }
    for (was, is) in before.threats.iter().zip(&then.threats) {
        lines.push(two(&upper_first(&was.title), own(was.credibility), own(is.credibility)));
    }
    lines
}

/// What follows the decision, alone: what `placet game DOSSIER` prints.
#[must_use]
pub fn reactions(all: &Reactions) -> String {
    let mut lines = vec!["Reactions".to_owned()];
    lines.extend(section(Some(all)));
    lines.join("\n") + "\n"
}
