//! `placet whatif`.

use clap::Args;
use outlook::what_if;
use terms::{Diagnostic, Diagnostics};

use super::asked::{Asked, assignment, heading};
use super::{Format, pretty};
use crate::Failure;
use crate::open::with_dossier;

/// Options of `placet whatif`.
#[derive(Args)]
#[command(after_help = "\
What can be set:
  RUS@unsc_mandate=abstain            an actor on a motion, in all contexts
  RUS@unsc_mandate|provides=no        in one context
  RUS@unsc_mandate=no:0.6,abstain:0.4 as a distribution
  peace_agreement=provides            an event
  tabled:unsc_mandate=yes             whether a motion is put to the vote
  FRA@troops=5000                     a pledge, by its amount, or yes or no
  text=softer                         what becomes of drafts before the vote
  by=2026-06-30                       the horizon
  statement:lavrov-2025-03-06=off     a statement, left out
  evidence.change_rate=0.4            a parameter of the method
  RUS@russia_without_mandate=strikes  a move of what follows, for certain or as a distribution
  RUS@accepted=40                     what an end is worth to an actor, from 0 to 100
  reactions.precision=0.2             how surely each then takes what it likes better
  un-security-council/substantive=\"yes >= 9\"   the text of a rule")]
pub(crate) struct Arguments {
    /// Assignments NAME=VALUE; an argument without `=` is the dossier
    #[arg(required = true, value_name = "[DOSSIER] ASSIGNMENT…")]
    words: Vec<String>,
    #[command(flatten)]
    asked: Asked,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let (assignments, dossiers): (Vec<&String>, Vec<&String>) =
        arguments.words.iter().partition(|word| word.contains('='));
    let mut errors = Diagnostics::new();
    if let [_, second, ..] = &dossiers[..] {
        let message = format!("`{second}` is a second dossier; a what-if is about one");
        errors.push(Diagnostic::error("two-dossiers", message).hint("an assignment is written NAME=VALUE"));
    }
    if assignments.is_empty() {
        errors.push(
            Diagnostic::error("no-assignment", "nothing is set")
                .hint("for example: placet whatif RUS@unsc_mandate=abstain"),
        );
    }
    let mut parsed = Vec::new();
    for text in assignments {
        match assignment(text) {
            Ok(assignment) => parsed.push(assignment),
            Err(error) => errors.push(error),
        }
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    with_dossier(dossiers.first().map(|name| name.as_str()), |dossier, catalogue, warnings, example| {
        let request = arguments.asked.request();
        let answer = what_if(dossier, catalogue, &request, &parsed, warnings)?;
        Ok(match arguments.asked.format {
            Format::Json => pretty(&brief::json::what_if(&answer)),
            Format::Text => format!("{}{}", heading(example), brief::what_if(&answer)),
        })
    })
}
