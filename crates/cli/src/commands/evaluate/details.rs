//! Each statement: how far it was read, what was missed, what was read that is not there.

use reader::evaluate::{Level, matched};
use reader::ledger::{Ledger, Statement, Tier, Voice};

/// "macron considers P2, says telegraph".
fn words(statement: &Statement) -> String {
    let source = match &statement.source {
        Voice::Narrator => String::new(),
        Voice::Itself => " itself".to_owned(),
        Voice::Entity(id) => format!(", says {id}"),
    };
    format!("{} {} {}{source}", statement.actor, statement.stance.word(), statement.target)
}

/// The words of the evidence on one line.
fn evidence(statement: &Statement, text: &str) -> String {
    let words = text.get(statement.evidence.clone()).unwrap_or("");
    let line: String = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(70).collect();
    format!("        {line}")
}

pub(super) fn details(gold: &Ledger, predicted: &Ledger, text: &str) -> String {
    let matched = matched(gold, predicted, text);
    let mut lines = vec![gold.document.id.clone()];
    for (g, statement) in gold.statements.iter().enumerate() {
        let optional = if statement.tier == Tier::Optional { " (optional)" } else { "" };
        let found = matched.iter().find(|(of, ..)| *of == g);
        let level = found.map_or("none", |(.., level)| level.name());
        lines.push(format!("  {level:5} {} {}{optional}", statement.id, words(statement)));
        match found {
            Some((.., level)) if *level >= Level::Source => {}
            Some((_, p, _)) => lines.push(format!("        read as {}", words(&predicted.statements[*p]))),
            None => lines.push(evidence(statement, text)),
        }
    }
    for (p, statement) in predicted.statements.iter().enumerate() {
        if !matched.iter().any(|(_, of, _)| *of == p) {
            lines.push(format!("  extra {} {}", statement.id, words(statement)));
            lines.push(evidence(statement, text));
        }
    }
    lines.join("\n") + "\n"
}
