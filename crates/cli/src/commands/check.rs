//! `placet check`.

use clap::Args;
use evidence::Draws;
use outlook::{Model, Request};

use crate::Failure;
use crate::draw;
use crate::open::with_dossier;

/// Options of `placet check`.
#[derive(Args)]
pub(crate) struct Arguments {
    /// A folder with a dossier.toml, or the name of a dossier that ships
    dossier: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    with_dossier(arguments.dossier.as_deref(), |dossier, catalogue, warnings, _| {
        // Compiling it finds what reading cannot: a rule that is too large, a body that was not seated.
        let request = Request { draws: Draws { lanes: 8, seed: 1 }, ..Request::default() };
        let model = Model::new(dossier, catalogue, &request)?;
        let doubts: Vec<_> = warnings.iter().chain(model.warnings()).collect();
        let mut text = String::new();
        for doubt in &doubts {
            text.push_str(&draw::text(doubt, false));
            text.push_str("\n\n");
        }
        let counted = [
            ("path", dossier.paths.len()),
            ("motion", dossier.motions.len()),
            ("event", dossier.events.len()),
            ("stance", dossier.stances.len()),
            ("pledge", dossier.pledges.len()),
            ("statement", dossier.statements.len()),
            ("field left to its default", dossier.defaults.values().sum()),
        ]
        .map(|(what, count)| plural(count, what));
        text.push_str(&format!(
            "{}: no errors, {}. {}.\n",
            dossier.id,
            plural(doubts.len(), "doubt"),
            counted.join(", ")
        ));
        Ok(text)
    })
}

/// "1 path", "7 paths".
fn plural(count: usize, what: &str) -> String {
    match what.split_once(' ') {
        _ if count == 1 => format!("1 {what}"),
        Some((first, rest)) => format!("{count} {first}s {rest}"),
        None => format!("{count} {what}s"),
    }
}
