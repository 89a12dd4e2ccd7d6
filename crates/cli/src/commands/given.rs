//! `placet given`.

use clap::Args;
use outlook::Model;

use super::asked::{Asked, assignment, heading};
use super::{Format, pretty, subject};
use crate::Failure;
use crate::open::with_dossier;

/// Options of `placet given`.
#[derive(Args)]
pub(crate) struct Arguments {
    /// What is learnt: NAME=OPTION of a decision, event or tabling; a word before it is the dossier
    #[arg(required = true, num_args = 1..=2, value_name = "[DOSSIER] NAME=OPTION")]
    words: Vec<String>,
    #[command(flatten)]
    asked: Asked,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let (named, text) = subject::split(&arguments.words)?;
    let learnt = assignment(text)?;
    with_dossier(named, |dossier, catalogue, _, example| {
        let request = arguments.asked.request();
        let model = Model::new(dossier, catalogue, &request)?;
        let answer = outlook::given(&model, &learnt)?;
        Ok(match arguments.asked.format {
            Format::Json => pretty(&brief::json::given(&answer)),
            Format::Text => {
                format!("{}{}", heading(example), brief::given(&answer, &model.names()))
            }
        })
    })
}
