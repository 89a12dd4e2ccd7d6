//! `placet brief`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use outlook::{Extent, Model, Request, answer, since};
use terms::{Date, Diagnostic};

use super::asked::DrawArguments;
use super::{date, deliver, pretty};
use crate::Failure;
use crate::open::{EXAMPLE_LINE, with_dossier};

/// How a brief is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Written {
    /// For reading here.
    Text,
    /// For programs.
    Json,
    /// A page that needs nothing else, for reading, printing and sending.
    Html,
}

/// Options of `placet brief`.
#[derive(Args, Default)]
pub(crate) struct Arguments {
    /// A folder with a dossier.toml, or the name of a dossier that ships
    dossier: Option<String>,
    /// As known on this day: seats, statements and stances of later days are left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// What changed since this day, or since a brief saved as JSON
    #[arg(long, value_name = "DATE|FILE.json")]
    since: Option<String>,
    /// Everything, not one screen
    #[arg(long)]
    full: bool,
    /// By default what the ending of the output file says, else text
    #[arg(long, value_enum)]
    format: Option<Written>,
    #[command(flatten)]
    draws: DrawArguments,
    /// Write to this file instead
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The day named, or the day as of which a saved brief was made.
fn earlier_day(text: &str) -> Result<Date, Failure> {
    if let Ok(day) = date(text) {
        return Ok(day);
    }
    let wrong = |message: String| {
        Diagnostic::error("bad-since", message)
            .hint("give a day, as in --since 2025-03-01, or a brief saved with -o brief.json")
    };
    let saved = std::fs::read_to_string(text).map_err(|error| wrong(format!("`{text}` cannot be read: {error}")))?;
    let value: serde_json::Value =
        serde_json::from_str(&saved).map_err(|error| wrong(format!("`{text}` is not JSON: {error}")))?;
    let day = value.get("as_of").and_then(serde_json::Value::as_str);
    let day = day.filter(|_| value.get("schema").and_then(serde_json::Value::as_str) == Some("placet-brief/1"));
    let day = day.and_then(|day| date(day).ok());
    Ok(day.ok_or_else(|| wrong(format!("`{text}` is not a brief saved by Placet")))?)
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let format = match (arguments.format, arguments.output.as_ref().and_then(|path| path.extension()?.to_str())) {
        (Some(format), _) => format,
        (None, Some("json")) => Written::Json,
        (None, Some("html" | "htm")) => Written::Html,
        _ => Written::Text,
    };
    with_dossier(arguments.dossier.as_deref(), |dossier, catalogue, warnings, example| {
        let request = Request { as_of: arguments.as_of, by: None, draws: arguments.draws.draws() };
        let model = Model::new(dossier, catalogue, &request)?;
        let earlier = arguments.since.as_deref().map(earlier_day).transpose()?;
        let whole = arguments.full || earlier.is_some();
        let extent = match format {
            _ if whole => Extent::Whole,
            Written::Html => Extent::Whole,
            Written::Json => Extent::EveryPath,
            Written::Text => Extent::FirstScreen,
        };
        let mut value = answer(&model, catalogue, warnings, extent);
        if let Some(day) = earlier {
            if day >= value.as_of {
                let message =
                    format!("{day} does not come before {}, the day as of which things are known", value.as_of);
                return Err(Diagnostic::error("bad-since", message).into());
            }
            value.since = Some(since(&model, day));
        }
        let heading = if example { EXAMPLE_LINE } else { "" };
        let text = match (format, whole) {
            (Written::Json, _) => pretty(&brief::json::brief(&value)),
            (Written::Html, _) => brief::page(&value, heading.trim_end()),
            (Written::Text, true) => format!("{heading}{}", brief::whole(&value)),
            (Written::Text, false) => format!("{heading}{}", brief::first_screen(&value)),
        };
        deliver(text, arguments.output.as_deref())
    })
}
