//! `placet brief`.

use std::path::PathBuf;

use clap::Args;
use evidence::Draws;
use outlook::{Extent, Model, Request, answer};
use terms::{Date, Diagnostic};

use super::{Format, date, deliver, pretty};
use crate::Failure;
use crate::open::{EXAMPLE_LINE, with_dossier};

/// Options of `placet brief`.
#[derive(Args, Default)]
pub(crate) struct Arguments {
    /// A folder with a dossier.toml, or the name of a dossier that ships
    dossier: Option<String>,
    /// As known on this day: seats, statements and stances of later days are left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Everything, not one screen
    #[arg(long)]
    full: bool,
    /// Text or JSON; by default what the ending of the output file says, else text
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    draws: DrawArguments,
    /// Write to this file instead
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How many draws, and from which seed.
#[derive(Args)]
pub(crate) struct DrawArguments {
    /// How many draws of what is uncertain
    #[arg(long, value_name = "N", default_value_t = 2048, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    draws: u32,
    /// The seed of the draws
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
}

impl Default for DrawArguments {
    fn default() -> Self {
        let Draws { lanes, seed } = Request::default().draws;
        Self { draws: lanes as u32, seed }
    }
}

impl DrawArguments {
    pub fn draws(&self) -> Draws {
        Draws { lanes: self.draws as usize, seed: self.seed }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let format = match (arguments.format, arguments.output.as_ref().and_then(|path| path.extension()?.to_str())) {
        (Some(format), _) => format,
        (None, Some("json")) => Format::Json,
        (None, Some("html" | "htm")) => {
            return Err(Diagnostic::error("unknown-output", "this version writes text and JSON, not HTML")
                .hint("name the file brief.txt or brief.json")
                .into());
        }
        _ => Format::Text,
    };
    with_dossier(arguments.dossier.as_deref(), |dossier, catalogue, warnings, example| {
        let request = Request { as_of: arguments.as_of, by: None, draws: arguments.draws.draws() };
        let model = Model::new(dossier, catalogue, &request)?;
        let whole = arguments.full || format == Format::Json;
        let extent = if whole { Extent::Whole } else { Extent::FirstScreen };
        let value = answer(&model, catalogue, warnings, extent);
        let text = match (format, arguments.full) {
            (Format::Json, _) => pretty(&brief::json::brief(&value)),
            (Format::Text, true) => brief::whole(&value),
            (Format::Text, false) => brief::first_screen(&value),
        };
        let heading = if example && format == Format::Text { EXAMPLE_LINE } else { "" };
        deliver(format!("{heading}{text}"), arguments.output.as_deref())
    })
}
