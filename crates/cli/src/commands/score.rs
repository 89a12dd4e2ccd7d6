//! `placet score`.

use clap::Args;
use outlook::{Model, Request, score};
use terms::{Diagnostic, World};

use super::asked::DrawArguments;
use super::{Format, pretty};
use crate::Failure;
use crate::open::with_dossier;

/// Options of `placet score`.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Dossiers of cases that have ended; without one, all that ship
    dossiers: Vec<String>,
    /// Text or JSON
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    draws: DrawArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let shipped = || dossier::shipped().list("dossiers").unwrap_or_default();
    let all = arguments.dossiers.is_empty();
    let names = if all { shipped() } else { arguments.dossiers.clone() };
    let mut scores = Vec::new();
    for name in &names {
        let scored = with_dossier(Some(name), |dossier, catalogue, _, _| {
            let request = Request { draws: arguments.draws.draws(), ..Request::default() };
            Ok(score(&Model::new(dossier, catalogue, &request)?))
        })?;
        match scored {
            Some(scored) => scores.push(scored),
            None if all => {}
            None => {
                return Err(Diagnostic::error(
                    "not-ended",
                    format!("`{name}` has no [outcome] to score a forecast by"),
                )
                .hint("when the case has ended, write [outcome] with date, happened and source")
                .into());
            }
        }
    }
    Ok(match arguments.format {
        Format::Json => pretty(&brief::json::scores(&scores)),
        Format::Text => {
            let each: Vec<String> = scores.iter().map(brief::score).collect();
            let together = brief::together(&scores);
            let gap = if together.is_empty() { "" } else { "\n" };
            format!("{}{gap}{together}", each.join("\n"))
        }
    })
}
