//! Chances of votes from the command line.

use std::path::Path;

use power::{Chances, Game};
use terms::{Diagnostic, Diagnostics};

use super::Arguments;
use super::answer::refused;
use crate::Failure;
use crate::commands::table::{Row, rows};
use crate::commands::voting::Voting;

/// All that are not named.
const OTHERS: &str = "others";

/// How often each vote decides under the chances given; a member that is not named votes for each option alike.
pub(super) fn find(arguments: &Arguments, voting: &Voting, game: &Game<'_>) -> Result<Chances, Failure> {
    if let Some(index) = arguments.indices.first() {
        let name = clap::ValueEnum::to_possible_value(index).map(|value| value.get_name().to_owned());
        let message = format!("`{}` is an index without chances", name.unwrap_or_default());
        return Err(Diagnostic::error("contradiction", message)
            .hint("leave out --index, or --probabilities and --factor")
            .into());
    }
    if arguments.exact {
        let message = "chances are computed in floating numbers";
        return Err(Diagnostic::error("contradiction", message).hint("leave out --exact").into());
    }
    let alike = vec![1.0 / voting.options.len() as f64; voting.options.len()];
    let mut chances = vec![alike; voting.members.len()];
    if let Some(text) = &arguments.probabilities {
        let named = read(text, voting)?;
        if let Some((_, numbers)) = named.iter().find(|(name, _)| name == OTHERS) {
            chances.fill(numbers.clone());
        }
        let mut errors = Diagnostics::new();
        for (name, numbers) in named.into_iter().filter(|(name, _)| name != OTHERS) {
            match voting.member(&name) {
                Ok(place) => chances[place] = numbers,
                Err(error) => errors.push(error),
            }
        }
        if !errors.is_empty() {
            return Err(errors.into());
        }
    }
    Ok(game.chances(&chances, arguments.factor).map_err(|error| match &error {
        power::PowerError::WrongProbabilities { player, .. } => Diagnostic::error("bad-probability", error.to_string())
            .hint(format!("player {player} is {}", voting.members[*player].id)),
        _ => refused(voting, &error),
    })?)
}

/// Chances by name, from words as `HUN=0.2` or from a CSV file.
fn read(text: &str, voting: &Voting) -> Result<Vec<(String, Vec<f64>)>, Diagnostics> {
    let mut errors = Diagnostics::new();
    let mut named: Vec<(String, Vec<f64>)> = Vec::new();
    let options = voting.options.len();
    let wrong = |message: String| Diagnostic::error("bad-probability", message);
    let mut add = |name: &str, numbers: Vec<f64>, errors: &mut Diagnostics| {
        if named.iter().any(|(known, _)| known == name) {
            errors.push(Diagnostic::error("duplicate", format!("{name} is named twice")).hint("name each member once"));
        } else {
            named.push((name.to_owned(), numbers));
        }
    };
    if Path::new(text).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        // Of two options the worse one's chance follows.
        let given = if options == 2 { 1 } else { options };
        let columns: Vec<&str> =
            ["member"].into_iter().chain(voting.options[..given].iter().map(String::as_str)).collect();
        for Row { number, fields } in rows(Path::new(text), &columns, |row| row[0] == "member")? {
            let numbers: Option<Vec<f64>> = fields[1..=given].iter().map(|field| field.parse().ok()).collect();
            match numbers {
                None => errors.push(wrong(format!("{text}: row {number} holds something that is no number"))),
                Some(numbers) if given == 1 => add(&fields[0], vec![numbers[0], 1.0 - numbers[0]], &mut errors),
                Some(numbers) => add(&fields[0], numbers, &mut errors),
            }
        }
    } else if options > 2 {
        let message = "a chance of a yes leaves open how the rest is shared".to_owned();
        let columns = voting.options.join(",");
        errors.push(wrong(message).hint(format!("give a CSV file with the columns member,{columns}")));
    } else {
        for part in text.split(',') {
            let read = part.split_once('=').and_then(|(name, p)| Some((name.trim(), p.trim().parse::<f64>().ok()?)));
            match read {
                Some((name, yes)) => add(name, vec![yes, 1.0 - yes], &mut errors),
                None => errors.push(
                    wrong(format!("`{part}` is not the chance of a member's yes"))
                        .hint("write NAME=0.3; others=0.5 is all that are not named"),
                ),
            }
        }
    }
    if errors.is_empty() { Ok(named) } else { Err(errors) }
}
