//! `placet power`: how much each member's vote matters under a rule.

mod answer;
mod chances;
mod chart;
mod data;
mod text;

use std::path::PathBuf;

use brief::scene::STYLE;
use clap::{Args, ValueEnum};
use power::{Game, Precision};

use super::deliver;
use super::voting::{TableFormat, VotingArguments};
use crate::Failure;
use crate::progress::watched;

/// Options of `placet power`.
#[derive(Args)]
#[command(after_help = "\
Examples:
  placet power eu-council/qualified
  placet power un-security-council --exact
  placet power un-security-council --options yes,abstain,no
  placet power --weights 4,4,4,2,2,1 --quota 12
  placet power --weights members.csv --quota 85% --index banzhaf,coleman
  placet power --weights 28,16,5,4,3,3 --quota 30 --unions 1+3,2+5
  placet power eu-council/qualified --probabilities HUN=0.2,others=0.8 --factor 0.3

A member's vote is drawn yes or no where a body has both options, so that to stay away is no choice; --options yes,abstain,no
makes it one.")]
pub(crate) struct Arguments {
    /// The body, BODY/RULE, or the path of a body's file; without a rule, the body's default
    #[arg(value_name = "BODY[/RULE]")]
    rule: Option<String>,
    #[command(flatten)]
    voting: VotingArguments,
    /// Which indices; without it, all that take less than about a second
    #[arg(long = "index", value_enum, value_delimiter = ',', value_name = "NAME,…")]
    indices: Vec<Wanted>,
    /// Fractions instead of floating numbers
    #[arg(long)]
    exact: bool,
    /// Members that act together: A+B,C+D, or a CSV file of members and their unions; Owen and Banzhaf–Owen are then computed too
    #[arg(long, value_name = "A+B,…|FILE.csv")]
    unions: Option<String>,
    /// Chances of a yes: HUN=0.2,others=0.8, or a CSV file with the columns member,yes (or one for each option). What is computed
    /// then is how often each vote decides under them
    #[arg(long, value_name = "NAME=P,…|FILE.csv")]
    probabilities: Option<String>,
    /// A share (0 or more, less than 1) of what moves each vote that is common to all
    #[arg(long, value_name = "SHARE")]
    factor: Option<f64>,
    /// Text, CSV or JSON
    #[arg(long, value_enum, default_value = "text")]
    format: TableFormat,
    /// Write to this file instead; with the ending .svg, as a bar chart
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What can be asked for by name.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Wanted {
    /// Absolute and normalised (Penrose, Banzhaf)
    Banzhaf,
    /// Shapley and Shubik
    ShapleyShubik,
    /// To prevent, to initiate, and of the collectivity to act
    Coleman,
    /// Johnston
    Johnston,
    /// Deegan and Packel
    DeeganPackel,
    /// Holler's index of public goods
    PublicGood,
    /// Owen, with unions
    Owen,
    /// Banzhaf–Owen, with unions
    BanzhafOwen,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let rules: Vec<&str> = arguments.rule.as_deref().into_iter().collect();
    let voting = arguments.voting.open(&rules)?;
    let drawn = arguments.output.as_ref().is_some_and(|path| path.extension().is_some_and(|ending| ending == "svg"));
    let players: Vec<diagram::Variable> = voting.members.iter().map(|member| member.variable).collect();
    let text = watched(|doing| {
        doing.now("compiling the rule");
        let game =
            Game::new(&voting.logic, voting.rules[0].formula, &players).map_err(|e| answer::refused(&voting, &e))?;
        if arguments.probabilities.is_some() || arguments.factor.is_some() {
            doing.now("computing how often votes decide");
            let chances = chances::find(arguments, &voting, &game)?;
            return Ok::<String, Failure>(match arguments.format {
                _ if drawn => chart::of_chances(&voting, &chances).file(STYLE),
                TableFormat::Text => text::of_chances(&voting, &chances),
                TableFormat::Csv => data::csv_of_chances(&voting, &chances)?,
                TableFormat::Json => super::pretty(&data::json_of_chances(&voting, &chances)),
            });
        }
        let asked = answer::Asked {
            indices: &arguments.indices,
            precision: if arguments.exact { Precision::Exact } else { Precision::Float },
            unions: arguments.unions.as_deref(),
        };
        let answer = answer::find(&asked, &voting, &game, doing)?;
        Ok(match arguments.format {
            _ if drawn => chart::of(&voting, &answer).file(STYLE),
            TableFormat::Text => text::of(&voting, &answer),
            TableFormat::Csv => data::csv(&voting, &answer)?,
            TableFormat::Json => super::pretty(&data::json(&voting, &answer)),
        })
    })?;
    deliver(text, arguments.output.as_deref())
}
