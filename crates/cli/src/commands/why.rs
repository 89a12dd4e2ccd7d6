//! `placet why`.

use clap::Args;
use outlook::Model;

use super::asked::{Asked, heading};
use super::{Format, pretty, subject};
use crate::Failure;
use crate::open::with_dossier;

/// Options of `placet why`.
#[derive(Args)]
#[command(after_help = "\
What can be asked about (any id in the JSON):
  un_mission, any_path            a path: its conditions, and every statement it rests on
  RUS@unsc_mandate                a stance: its prior and its statements
  statement:lavrov-2025-03-06     a statement: the stances that rest on it
  peace_agreement, tabled:MOTION  an event, whether a motion is put to the vote
  un-security-council/substantive a rule, with its article
  accepted, russia_with_mandate   an end or a move of what follows; RUS@accepted what it is worth
  medvedev_war                    a threat: its words, and whether carrying it out pays
  evidence.change_rate            a parameter of the method
  count-countries, day-istanbul   an argument, a count, a date: kept and shown, weight nil
  flat-stance                     a doubt, with all of its kind")]
pub(crate) struct Arguments {
    /// What to ask about; a word before it is the dossier
    #[arg(required = true, num_args = 1..=2, value_name = "[DOSSIER] TARGET")]
    words: Vec<String>,
    #[command(flatten)]
    asked: Asked,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let (named, target) = subject::split(&arguments.words)?;
    with_dossier(named, |dossier, catalogue, warnings, example| {
        let request = arguments.asked.request();
        let model = Model::new(dossier, catalogue, &request)?;
        let answer = outlook::why(&model, catalogue, warnings, target)?;
        Ok(match arguments.asked.format {
            Format::Json => pretty(&brief::json::why(&answer)),
            Format::Text => format!("{}{}", heading(example), brief::why(&answer)),
        })
    })
}
