//! What the commands about a rule itself have in common: whose votes it reads, and how they can vote.

use std::collections::BTreeMap;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use diagram::{Formula, Logic, Variable};
use rules::{Body, Catalogue, Sitting, SittingRequest, formula, voters};
use terms::{ActorId, Date, Diagnostic, Diagnostics, Layered, OptionId, states};

use super::ballot::actors;
use super::bodies::last_known;
use super::date;
use super::weighted::{self, Weighted};
use crate::Failure;
use crate::disk::Disk;

/// How an answer about rules is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// For reading.
    Text,
    /// A table for spreadsheets.
    Csv,
    /// For programs.
    Json,
}

/// Whose votes, on which day, and how they can vote.
#[derive(Args)]
pub(crate) struct VotingArguments {
    /// Seats and weights of this day; today where it is not given, or the last day for which seats are known
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// How members can vote, of the body's options: yes,no (where it has both, this is the default), or yes,abstain,no
    #[arg(long, value_delimiter = ',', value_name = "OPTIONS")]
    options: Vec<String>,
    /// Instead of a body, a weighted game: the players' weights, or a CSV file of names and weights
    #[arg(long, value_name = "W,W,…|FILE.csv", requires = "quota")]
    weights: Option<String>,
    /// The weight that carries: 12, 65%, 2/3, or >50% for more than half
    #[arg(long, value_name = "QUOTA", requires = "weights")]
    quota: Option<String>,
    /// Members that take no part; thresholds are of the others
    #[arg(long, value_delimiter = ',', value_name = "ACTORS")]
    not_participating: Vec<String>,
    /// Members concerned, for rules that set them apart
    #[arg(long, value_delimiter = ',', value_name = "ACTORS")]
    concerned: Vec<String>,
    /// Who fills the seats of a template body
    #[arg(long, value_delimiter = ',', value_name = "ACTORS")]
    parties: Vec<String>,
}

/// Rules as formulas over the votes of their members.
pub(crate) struct Voting {
    /// The rules asked about, in the order asked.
    pub rules: Vec<AskedRule>,
    /// The day whose seats are counted; none for a weighted game.
    pub as_of: Option<Date>,
    /// How a member can vote, best to worst; option `i` of each variable.
    pub options: Vec<String>,
    /// All whose vote a rule may read: one variable each.
    pub members: Vec<Voter>,
    /// The variables and formulas.
    pub logic: Logic,
    /// What is doubtful.
    pub doubts: Diagnostics,
}

/// A rule asked about.
pub(crate) struct AskedRule {
    /// The body's id; none for a weighted game.
    pub body: Option<String>,
    /// What it belongs to, for reading: the body's name.
    pub name: String,
    /// The rule's id, or the weighted game as `[12; 4, 4, 4, 2, 2, 1]`.
    pub rule: String,
    /// The rule in words.
    pub words: String,
    /// When it carries.
    pub formula: Formula,
}

/// One who votes.
pub(crate) struct Voter {
    /// The actor's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its vote.
    pub variable: Variable,
}

impl Voting {
    /// The number of a member by its id.
    ///
    /// # Errors
    /// When there is none, with the nearest.
    pub fn member(&self, id: &str) -> Result<usize, Diagnostic> {
        self.members.iter().position(|member| member.id == id).ok_or_else(|| {
            Diagnostic::error("not-a-member", format!("`{id}` does not vote under this rule"))
                .suggest(id, self.members.iter().map(|member| member.id.as_str()))
        })
    }
}

impl VotingArguments {
    /// The rules named (BODY, BODY/RULE or a body file's path), or the weighted game where none is named.
    ///
    /// # Errors
    /// No such body or rule, a day for which it has no seats, options that it does not know; a weighted game beside a body.
    pub fn open(&self, rules: &[&str]) -> Result<Voting, Failure> {
        match (rules, &self.weights) {
            ([], None) => Err(Diagnostic::error("no-body", "no body is named")
                .hint("name one (placet bodies lists them), or give --weights and --quota")
                .into()),
            ([], Some(weights)) => Ok(self.weighted(weights)?),
            (rules, None) => self.of_bodies(rules),
            ([first, ..], Some(_)) => {
                let message = format!("`{first}` names a body, and --weights a game without one; give one of them");
                Err(Diagnostic::error("contradiction", message).into())
            }
        }
    }

    fn weighted(&self, weights: &str) -> Result<Voting, Diagnostics> {
        let Weighted { names, weights, quota, text, words } =
            weighted::read(weights, self.quota.as_deref().unwrap_or_default())?;
        if !self.options.is_empty() && self.options != ["yes", "no"] {
            return Err(Diagnostic::error("unknown-option", "players of a weighted game vote yes or no").into());
        }
        let mut logic = Logic::new();
        let members: Vec<Voter> =
            names.into_iter().map(|(id, name)| Voter { id, name, variable: logic.variable(2) }).collect();
        let terms: Vec<(Variable, Vec<i64>)> =
            members.iter().zip(&weights).map(|(member, &weight)| (member.variable, vec![weight, 0])).collect();
        let formula =
            logic.at_least(&terms, quota).map_err(|error| Diagnostic::error("number-too-large", error.to_string()))?;
        Ok(Voting {
            rules: vec![AskedRule { body: None, name: "Weighted game".to_owned(), rule: text, words, formula }],
            as_of: None,
            options: vec!["yes".to_owned(), "no".to_owned()],
            members,
            logic,
            doubts: Diagnostics::new(),
        })
    }

    fn of_bodies(&self, names: &[&str]) -> Result<Voting, Failure> {
        let (here, shipped) = (Disk::new("."), rules::shipped());
        let world = Layered(vec![&here, &shipped]);
        let catalogue = Catalogue::new(&world);
        let request = SittingRequest {
            parties: actors(&self.parties)?,
            concerned: actors(&self.concerned)?,
            not_participating: actors(&self.not_participating)?,
            until: None,
        };
        let found = names.iter().map(|name| catalogue.find(name)).collect::<Result<Vec<_>, _>>()?;
        let options = match found.first() {
            Some((body, _)) if self.options.is_empty() => usual_options(body),
            _ => self.options.iter().map(|name| option(name)).collect::<Result<Vec<_>, _>>()?,
        };
        let as_of = self.as_of.or_else(|| found.iter().map(|(body, _)| last_known(body)).min());
        let mut logic = Logic::new();
        let mut doubts = Diagnostics::new();
        let mut members: Vec<Voter> = Vec::new();
        let mut known: BTreeMap<ActorId, Variable> = BTreeMap::new();
        let mut rules = Vec::with_capacity(found.len());
        for (body, rule) in &found {
            let day = as_of.unwrap_or_else(|| last_known(body));
            let (mut sitting, mut more) = Sitting::new(&catalogue, body.id.as_str(), day, &request)?;
            doubts.append(&mut more);
            sitting.body = Arc::new(limited(&sitting.body, &options)?);
            // In the order of seats, whatever order the formula asks in.
            for actor in voters(&catalogue, &sitting, rule.as_str())? {
                known.entry(actor.clone()).or_insert_with(|| {
                    let variable = logic.variable(options.len() as u32);
                    let name = states::name(actor.as_str()).unwrap_or(actor.as_str()).to_owned();
                    members.push(Voter { id: actor.to_string(), name, variable });
                    variable
                });
            }
            let mut variable_of = |actor: &ActorId, _: &[OptionId]| known.get(actor).copied().unwrap_or(Variable(0));
            let (formula, mut more) = formula(&catalogue, &sitting, rule.as_str(), &mut logic, &mut variable_of)?;
            doubts.append(&mut more);
            rules.push(AskedRule {
                body: Some(body.id.to_string()),
                name: body.name.value.clone(),
                rule: rule.to_string(),
                words: body.rule(rule.as_str())?.describe().to_owned(),
                formula,
            });
        }
        Ok(Voting { rules, as_of, options: options.iter().map(ToString::to_string).collect(), members, logic, doubts })
    }
}

fn option(name: &str) -> Result<OptionId, Diagnostic> {
    OptionId::parse(name).map_err(|message| Diagnostic::error("bad-value", message))
}

/// Yes and no where the body has both, else its best and its worst option.
fn usual_options(body: &Body) -> Vec<OptionId> {
    let named: Vec<OptionId> =
        body.options.iter().filter(|option| matches!(option.as_str(), "yes" | "no")).cloned().collect();
    if named.len() == 2 {
        named
    } else {
        body.options.first().into_iter().chain(body.options.last()).cloned().collect()
    }
}

/// The body as if its members had these options only: what its rules say of others is then said of nobody.
fn limited(body: &Body, options: &[OptionId]) -> Result<Body, Diagnostics> {
    let mut places = options.iter().map(|option| body.option(option.as_str())).collect::<Result<Vec<_>, _>>()?;
    let given = places.clone();
    places.sort_unstable();
    places.dedup();
    if places != given {
        let order: Vec<&str> = places.iter().map(|&place| body.options[place].as_str()).collect();
        let message = "options are named once each, best to worst";
        return Err(Diagnostic::error("wrong-options", message).hint(format!("write {}", order.join(","))).into());
    }
    if options.len() < 2 {
        let message = "a member with a single option decides nothing";
        return Err(Diagnostic::error("wrong-options", message).hint("name at least two, as yes,no").into());
    }
    let worst = options.last().cloned().unwrap_or_else(|| body.unnamed.clone());
    let unnamed = if options.contains(&body.unnamed) { body.unnamed.clone() } else { worst };
    Ok(Body { options: options.to_vec(), unnamed, ..body.clone() })
}
