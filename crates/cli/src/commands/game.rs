//! `placet game`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use brief::json::number;
use clap::{Args, ValueEnum};
use game::{Game, Payoffs, Play, Precision, Step, efg, respond};
use outlook::{Model, ReactionSettings, Request, Tree, reactions};
use serde_json::{Value, json};
use terms::{Diagnostic, MAX_FILE_BYTES, Place, Source, Span};

use super::asked::{DrawArguments, heading};
use super::{deliver, pretty};
use crate::Failure;
use crate::open::with_dossier;

/// λ of a file of Gambit's where none is given.
const LAMBDA: f64 = 1.0;

/// How a game is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Written {
    /// For reading.
    Text,
    /// For programs.
    Json,
    /// As Gambit reads it.
    Efg,
}

/// Options of `placet game`.
#[derive(Args)]
#[command(after_help = "\
For example:
  placet game                                 how the shipped example's reactions play out
  placet game my-dossier --lambda 0.2         with everybody surer of what they like better
  placet game my-dossier --format efg         the tree for Gambit, with the mean of what is judged
  placet game entry.efg --lambda 2            a game of perfect information in Gambit's format")]
pub(crate) struct Arguments {
    /// A file FILE.efg, a folder with a dossier.toml, or the name of a dossier that ships
    #[arg(value_name = "FILE.efg|DOSSIER")]
    subject: Option<String>,
    /// How surely each takes what it likes better: λ, per unit of payoff (per point of worth in a dossier); by default 1, in a
    /// dossier drawn from its range
    #[arg(long, value_name = "L", value_parser = lambda)]
    lambda: Option<f64>,
    /// By default what the ending of the output file says, else text
    #[arg(long, value_enum)]
    format: Option<Written>,
    #[command(flatten)]
    draws: DrawArguments,
    /// Write to this file instead
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn lambda(text: &str) -> Result<f64, String> {
    let parsed = text.parse().ok().and_then(Precision::new).map(Precision::lambda);
    parsed.ok_or_else(|| format!("`{text}` is no λ: a number, 0 or more"))
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let ending = |path: &Path| path.extension().and_then(OsStr::to_str).map(str::to_owned);
    let format = match (arguments.format, arguments.output.as_deref().and_then(ending).as_deref()) {
        (Some(format), _) => format,
        (None, Some("json")) => Written::Json,
        (None, Some("efg")) => Written::Efg,
        _ => Written::Text,
    };
    let text = match &arguments.subject {
        Some(name) if ending(Path::new(name)).as_deref() == Some("efg") => of_file(name, arguments.lambda, format)?,
        subject => of_dossier(subject.as_deref(), arguments, format)?,
    };
    deliver(text, arguments.output.as_deref())
}

fn of_dossier(named: Option<&str>, arguments: &Arguments, format: Written) -> Result<String, Failure> {
    with_dossier(named, |dossier, catalogue, _, example| {
        let mut settings = ReactionSettings::default();
        if let Some(lambda) = arguments.lambda {
            settings = settings.with_precision(lambda)?;
        }
        let model = Model::new(dossier, catalogue, &Request { draws: arguments.draws.draws(), ..Request::default() })?;
        let none = || {
            Diagnostic::error("no-moves", format!("`{}` has no moves, so nothing is said of reactions", dossier.id))
                .hint("write [[move]], [[end]] and what the ends are worth; docs/dossiers.md has the fields")
        };
        Ok(match format {
            Written::Efg => {
                let tree = Tree::new(dossier, &settings).ok_or_else(none)?;
                efg::write(&tree.stated(&model, &settings).ok_or_else(none)?)
            }
            Written::Json => {
                let all = reactions(&model, &settings).ok_or_else(none)?;
                let value = brief::json::reactions(&all);
                pretty(&json!({ "schema": "placet-game/1", "dossier": dossier.id, "reactions": value }))
            }
            Written::Text => {
                let all = reactions(&model, &settings).ok_or_else(none)?;
                format!("{}{}", heading(example), brief::reactions(&all))
            }
        })
    })
}

fn of_file(name: &str, lambda: Option<f64>, format: Written) -> Result<String, Failure> {
    let unreadable = |why: String| Diagnostic::error("unreadable-game", format!("`{name}` cannot be read: {why}"));
    let size = std::fs::metadata(name).map_err(|error| unreadable(error.to_string()))?.len();
    if size > MAX_FILE_BYTES {
        return Err(unreadable(format!("it is larger than {} MiB", MAX_FILE_BYTES >> 20)).into());
    }
    let bytes = std::fs::read(name).map_err(|error| unreadable(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| unreadable("it is not UTF-8 text".to_owned()))?;
    let game = efg::read(&text).map_err(|fault| {
        let source = Source::new(name, text.as_str());
        let span = Span::new(fault.place.start, fault.place.end);
        Diagnostic::error("bad-game", fault.problem.to_string()).at(Place::new(&source, span), "")
    })?;
    let internal = |error: game::PayoffError| Failure::Internal(error.to_string());
    let precision = Precision::new(lambda.unwrap_or(LAMBDA)).unwrap_or(Precision::PERFECT);
    let payoffs = Payoffs::stated(&game);
    let played = Played {
        lambda: precision.lambda(),
        play: respond(&game, &payoffs, &[precision]).map_err(internal)?,
        perfect: respond(&game, &payoffs, &[Precision::PERFECT]).map_err(internal)?,
        game,
    };
    Ok(match format {
        Written::Efg => efg::write(&played.game),
        Written::Json => pretty(&played.json(name)),
        Written::Text => played.text(),
    })
}

/// A game of Gambit's, played.
struct Played {
    game: Game,
    lambda: f64,
    play: Play,
    /// Without errors.
    perfect: Play,
}

impl Played {
    fn text(&self) -> String {
        let game = &self.game;
        let mut text =
            format!("{}\nQuantal response at λ = {}; in brackets without errors\n", game.title(), self.lambda);
        for (number, (id, node)) in game.walk().enumerate() {
            let who = match &node.step {
                Step::Move { player, .. } => game.players()[player.index()].as_str(),
                Step::Chance { .. } => "chance",
                Step::End => continue,
            };
            text += &format!("\n{} {}: {who}, reached {:.4}\n", number + 1, self.name(id), self.play.reached(id)[0]);
            for (label, to) in node.ways() {
                let (p, perfect) = (self.play.taken(to)[0], self.perfect.taken(to)[0]);
                text += &format!("    {label:<40} {p:.6}  [{perfect:.3}]\n");
            }
        }
        text += "\nEach player expects\n";
        let root = game.walk().next().map(|(id, _)| id);
        for (player, name) in players(game) {
            let value = root.map_or(0.0, |root| self.play.value(root, player)[0]);
            text += &format!("    {name:<40} {value:.6}\n");
        }
        let ties = self.perfect.ties(game, 0);
        for (id, best) in &ties {
            let labels = game.node(*id).ways();
            let tied: Vec<&str> = labels.iter().filter(|(_, to)| best.contains(to)).map(|(label, _)| *label).collect();
            text += &format!("\nA tie at {}: {} are equally good\n", self.name(*id), tied.join(", "));
        }
        text
    }

    /// The node's name, else what is decided there, else its number.
    fn name(&self, id: game::NodeId) -> String {
        let node = self.game.node(id);
        let decision = match &node.step {
            Step::Move { decision, .. } | Step::Chance { decision, .. } => decision.as_str(),
            Step::End => "",
        };
        let named = [node.name.as_str(), decision].into_iter().find(|name| !name.is_empty());
        named.map_or_else(|| format!("node {}", id.index() + 1), str::to_owned)
    }

    fn json(&self, name: &str) -> Value {
        let game = &self.game;
        let ties = self.perfect.ties(game, 0);
        let node = |(id, node): (game::NodeId, &game::Node)| {
            let actor = match &node.step {
                Step::Move { player, .. } => json!(game.players()[player.index()]),
                _ => Value::Null,
            };
            json!({
                "node": id.index() + 1,
                "name": node.name,
                "player": actor,
                "reached": number(self.play.reached(id)[0]),
                "actions": node.ways().into_iter().map(|(label, to)| json!({
                    "label": label,
                    "to": to.index() + 1,
                    "probability": number(self.play.taken(to)[0]),
                    "perfect": number(self.perfect.taken(to)[0]),
                })).collect::<Vec<_>>(),
                "tie": ties.iter().any(|(tied, _)| *tied == id),
                "expects": players(game).map(|(p, _)| number(self.play.value(id, p)[0])).collect::<Vec<_>>(),
            })
        };
        json!({
            "schema": "placet-game/1",
            "file": name,
            "title": game.title(),
            "lambda": number(self.lambda),
            "players": game.players(),
            "nodes": game.walk().map(node).collect::<Vec<_>>(),
        })
    }
}

fn players(game: &Game) -> impl Iterator<Item = (game::PlayerId, &String)> {
    game.player_ids().zip(game.players())
}
