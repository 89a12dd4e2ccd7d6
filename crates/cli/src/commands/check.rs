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
        let defaults: usize = dossier.defaults.values().sum();
        text.push_str(&format!(
            "{}: no errors, {} {}. {} paths, {} motions, {} events, {} stances, {} pledges, {} statements, {} fields left to \
             their defaults.\n",
            dossier.id,
            doubts.len(),
            if doubts.len() == 1 { "doubt" } else { "doubts" },
            dossier.paths.len(),
            dossier.motions.len(),
            dossier.events.len(),
            dossier.stances.len(),
            dossier.pledges.len(),
            dossier.statements.len(),
            defaults
        ));
        Ok(text)
    })
}
