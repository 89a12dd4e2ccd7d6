//! `placet man`.

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;
use terms::Diagnostic;

use crate::Failure;

/// Options of `placet man`.
#[derive(Args)]
#[command(after_help = "\
To read a page, and to keep them:
  placet man brief | man -l -
  placet man > ~/.local/share/man/man1/placet.1
  placet man brief > ~/.local/share/man/man1/placet-brief.1")]
pub(crate) struct Arguments {
    /// The command the page is about; without one, placet itself
    command: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let mut placet = crate::Arguments::command().disable_help_subcommand(true);
    placet.build();
    let described = match &arguments.command {
        None => placet,
        Some(name) => command(&placet, name)?.clone(),
    };
    let mut page = Vec::new();
    let version = format!("placet {}", env!("CARGO_PKG_VERSION"));
    let rendered = Man::new(described).manual("Placet").source(version).render(&mut page);
    rendered.map_err(|error| Failure::Internal(format!("the page cannot be written: {error}")))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn command<'a>(placet: &'a Command, name: &str) -> Result<&'a Command, Diagnostic> {
    placet.find_subcommand(name).ok_or_else(|| {
        Diagnostic::error("unknown-command", format!("`{name}` is not a command of placet"))
            .suggest(name, placet.get_subcommands().map(Command::get_name))
    })
}
