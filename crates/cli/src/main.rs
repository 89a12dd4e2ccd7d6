//! The `placet` command: reads arguments and files, prints answers, sets the exit code.
//!
//! Exit codes: 0 answered, 1 an error of Placet's own, 2 the user's input.

mod commands;
mod disk;
mod draw;
mod open;
mod progress;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use terms::Diagnostics;

use crate::commands::{
    bodies, brief, check, coalitions, compare, completions, given, man, new, plain, power, score, vote, whatif, why,
};

/// Can this proposal get through the bodies and governments that must agree to it, by which path, who can stop it, how likely is
/// it, and what would change that?
///
/// A DOSSIER is a folder with a dossier.toml, or the name of one that ships. Without one, Placet takes the dossier of this folder
/// or of the nearest folder above it, else the shipped example. Without a command, `placet` is `placet brief`.
#[derive(Parser)]
#[command(name = "placet", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Answer a dossier's question: one screen, everything, JSON, or a page
    Brief(brief::Arguments),
    /// Set things and compare: RUS@unsc_mandate=abstain
    #[command(name = "whatif")]
    WhatIf(whatif::Arguments),
    /// Say in plain words what to set: russia abstains
    If(plain::Arguments),
    /// Learn instead of set: what an answer would tell of everything else
    Given(given::Arguments),
    /// Ask of anything in the answer on what it rests
    Why(why::Arguments),
    /// Score forecasts for cases that have ended
    Score(score::Arguments),
    /// Judge a vote by a body's rule: who carried it, what was needed, who could turn it
    Vote(vote::Arguments),
    /// How much each member's vote matters under a rule: Banzhaf, Shapley–Shubik and other power indices
    Power(power::Arguments),
    /// Find who carries a rule together, who stops it, and who matters more than whom
    Coalitions(coalitions::Arguments),
    /// Compare two rules: does one imply the other, and where do they differ
    Compare(compare::Arguments),
    /// Draw a body as it sits or votes, or a figure of a dossier, as SVG
    Draw(commands::draw::Arguments),
    /// List bodies, or show one: its seats, rules, articles and objections
    Bodies(bodies::Arguments),
    /// Check a dossier: every mistake at its place, then every doubt
    Check(check::Arguments),
    /// Write the first dossier of your own, with comments
    New(new::Arguments),
    /// Print the script that completes commands in bash, zsh, fish and others
    Completions(completions::Arguments),
    /// Print the manual page, of placet or of one command
    Man(man::Arguments),
}

/// What a command comes to.
pub(crate) enum Failure {
    /// The user's input: exit code 2.
    Input(Diagnostics),
    /// Placet's own: exit code 1.
    Internal(String),
}

impl From<Diagnostics> for Failure {
    fn from(diagnostics: Diagnostics) -> Self {
        Self::Input(diagnostics)
    }
}

impl From<terms::Diagnostic> for Failure {
    fn from(diagnostic: terms::Diagnostic) -> Self {
        Self::Input(diagnostic.into())
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let command = arguments.command.unwrap_or_else(|| Command::Brief(brief::Arguments::default()));
    let answer = match command {
        Command::Brief(arguments) => brief::run(&arguments),
        Command::WhatIf(arguments) => whatif::run(&arguments),
        Command::If(arguments) => plain::run(&arguments),
        Command::Given(arguments) => given::run(&arguments),
        Command::Why(arguments) => why::run(&arguments),
        Command::Score(arguments) => score::run(&arguments),
        Command::Vote(arguments) => vote::run(&arguments),
        Command::Power(arguments) => power::run(&arguments),
        Command::Coalitions(arguments) => coalitions::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Draw(arguments) => commands::draw::run(&arguments),
        Command::Bodies(arguments) => bodies::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Completions(arguments) => Ok(completions::run(&arguments)),
        Command::Man(arguments) => man::run(&arguments),
    };
    match answer {
        Ok(text) => {
            // A reader that has seen enough (`placet brief | head`) is no error.
            let _ = std::io::stdout().lock().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(Failure::Input(diagnostics)) => {
            draw::print(&diagnostics);
            ExitCode::from(2)
        }
        Err(Failure::Internal(message)) => {
            let _ = writeln!(std::io::stderr(), "placet: {message}");
            ExitCode::from(1)
        }
    }
}
