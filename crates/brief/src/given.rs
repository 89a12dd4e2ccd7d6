//! What learning one thing tells, beside what setting it would do, as text.

use std::collections::BTreeMap;

use outlook::brief::{FactorName, Given, GivenPath};

use crate::layout::{WIDTH, fit, wrap};
use crate::words::{chance, setting};

const TITLE: usize = 29;
const NUMBER: usize = 16;

/// What `placet given` prints.
#[must_use]
pub fn given(answer: &Given, factors: &BTreeMap<String, FactorName>) -> String {
    let (id, option) = answer.assignment.split_once('=').unwrap_or((&answer.assignment, ""));
    let mut lines =
        wrap(&format!("Learnt: {} (itself {})", setting(factors, id, option), chance(answer.probability)), WIDTH);
    lines.push(String::new());
    lines.push(format!(
        "{} {} {} if it is set",
        fit("Paths", TITLE + 2),
        fit("today", NUMBER),
        fit("if learnt", NUMBER)
    ));
    lines.push(row("any of them", &answer.any_path));
    lines.extend(answer.paths.iter().map(|path| row(&path.title, path)));
    let told: Vec<&(String, String, f64, f64)> =
        answer.events.iter().filter(|(_, _, before, then)| chance(*before) != chance(*then)).collect();
    if !told.is_empty() {
        lines.extend([String::new(), "It also tells of".to_owned()]);
        for (event, outcome, before, then) in told {
            let name = setting(factors, event, outcome);
            lines.push(format!("  {} {} {}", fit(&name, TITLE), fit(&chance(*before), NUMBER), chance(*then)));
        }
    }
    lines.push(String::new());
    lines.extend(wrap(
        "Learnt: a thing that is likelier in some worlds tells which worlds we are in. Set (whatif): the same done to it, all \
         else as it was.",
        WIDTH,
    ));
    lines.join("\n") + "\n"
}

fn row(title: &str, path: &GivenPath) -> String {
    let numbers = [chance(path.base.mean), chance(path.learnt), chance(path.set.mean)];
    let [today, learnt, set] = numbers;
    format!("  {} {} {} {set}", fit(title, TITLE), fit(&today, NUMBER), fit(&learnt, NUMBER)).trim_end().to_owned()
}
