//! What changes would do, as text.

use outlook::WhatIf;
use outlook::brief::Changed;

use crate::layout::{WIDTH, cut, fit, wrap};
use crate::reactions::changed;
use crate::words::{chance, setting, upper_first};

const TITLE: usize = 29;
const NUMBER: usize = 16;

/// What `placet whatif` prints: both numbers, the ratio with its range, and what binds next.
#[must_use]
pub fn what_if(answer: &WhatIf) -> String {
    let mut lines = wrap(&format!("If {}", conditions(answer)), WIDTH);
    lines.push(String::new());
    lines.push(format!("{} {} {} times", fit("Paths", TITLE + 2), fit("today", NUMBER), fit("then", NUMBER)));
    lines.extend(row(answer, "any of them", &answer.any_path));
    for (_, title, change) in &answer.paths {
        lines.extend(row(answer, title, change));
    }
    if !answer.phases.is_empty() {
        lines.push(String::new());
        lines.push("Forces (every need is met, if the phase takes place)".to_owned());
        for phase in &answer.phases {
            let (base, changed) = (chance(phase.base.mean), chance(phase.changed.mean));
            let line = format!("  {} {} {changed}", fit(&phase.title, TITLE), fit(&base, NUMBER));
            lines.push(cut(&line, WIDTH));
        }
    }
    let reactions = changed(answer);
    if !reactions.is_empty() {
        lines.push(String::new());
        lines.extend(reactions);
    }
    for note in &answer.notes {
        lines.push(String::new());
        lines.extend(wrap(&upper_first(note), WIDTH));
    }
    lines.push(String::new());
    lines.extend(wrap(
        "Set, not learnt: all else stays as it is. “times” is the later mean over the earlier, with the range over the draws.",
        WIDTH,
    ));
    lines.join("\n") + "\n"
}

fn conditions(answer: &WhatIf) -> String {
    let parts: Vec<String> = answer
        .assignments
        .iter()
        .map(|assignment| match assignment.split_once('=') {
            Some((id, option)) if answer.factors.contains_key(id) && !option.contains(':') => {
                setting(&answer.factors, id, option)
            }
            _ => assignment.clone(),
        })
        .collect();
    format!("{}:", parts.join(", and "))
}

fn row(answer: &WhatIf, title: &str, change: &Changed) -> Vec<String> {
    let times = match &change.ratio {
        None => "could not be".to_owned(),
        Some(ratio) => format!("{} ({}–{})", times(ratio.mean), times(ratio.low), times(ratio.high)),
    };
    let left = format!(
        "  {} {} {} ",
        fit(title, TITLE),
        fit(&chance(change.base.mean), NUMBER),
        fit(&chance(change.changed.mean), NUMBER)
    );
    let mut lines = vec![format!("{left}{}", cut(&times, WIDTH - left.chars().count())).trim_end().to_owned()];
    if let Some((id, option, prospects)) = &change.binds {
        let next =
            format!("    now binds: {} would make it {}", setting(&answer.factors, id, option), chance(prospects.mean));
        lines.push(cut(&next, WIDTH));
    }
    lines
}

/// A ratio at two significant digits: "2.9", "17", "1.0".
fn times(ratio: f64) -> String {
    if ratio >= 9.95 { format!("{ratio:.0}") } else { format!("{ratio:.1}") }
}
