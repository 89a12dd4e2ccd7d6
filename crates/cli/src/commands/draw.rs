//! `placet draw`.

use std::path::PathBuf;

use brief::scene::{Council, STYLE, Seat, council};
use brief::{date as in_words, figures};
use clap::Args;
use outlook::{Brief, Extent, Model, Request, answer};
use picture::Scene;
use rules::{Catalogue, Member, Seating, Sitting, SittingRequest, Votes, judge};
use terms::{Date, Diagnostic, Layered, OptionId, states};

use super::asked::DrawArguments;
use super::ballot::{self, actors};
use super::bodies::last_known;
use super::{date, deliver};
use crate::Failure;
use crate::disk::Disk;
use crate::open::{is_dossier, shipped_names, with_dossier};

/// Options of `placet draw`.
#[derive(Args)]
#[command(after_help = "\
Figures of a dossier:
  paths       the prospects of the question and of each path, on one scale
  path:ID     what must happen for a path; `path` is the one that is asked about
  ladder:ID   what stands between today and a path; `ladder` is the same of the one asked about
  council:ID  the seats of the body that votes on a motion, with their stances; `council` is the first

Examples:
  placet draw un-security-council --as-of 2022-02-25 RUS=no CHN=abstain IND=abstain ARE=abstain others=yes -o vote.svg
  placet draw ukraine-force-2025 -o paths.svg
  placet draw ukraine-force-2025 --what path:un_led_mission -o why.svg")]
pub(crate) struct Arguments {
    /// A body (BODY or BODY/RULE), or a dossier; without one, the dossier of this folder
    subject: Option<String>,
    /// How a body's members vote: RUS=no; others=yes is all seats not named
    #[arg(value_name = "ACTOR=OPTION")]
    votes: Vec<String>,
    /// Which figure of a dossier
    #[arg(long, value_name = "FIGURE", default_value = "paths")]
    what: String,
    /// As known on this day: a body's seats; a dossier's seats, statements and stances
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Who fills the seats of a template body
    #[arg(long, value_delimiter = ',', value_name = "ACTORS")]
    parties: Vec<String>,
    #[command(flatten)]
    draws: DrawArguments,
    /// Write to this file instead
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let scene = match &arguments.subject {
        Some(body) if !is_dossier(body) => seats(arguments, body)?,
        dossier => figure(arguments, dossier.as_deref())?,
    };
    deliver(scene.file(STYLE), arguments.output.as_deref())
}

/// A figure of a dossier.
fn figure(arguments: &Arguments, dossier: Option<&str>) -> Result<Scene, Failure> {
    if let Some(vote) = arguments.votes.first() {
        let message = format!("`{vote}` is a vote, and a dossier is drawn as it is");
        return Err(Diagnostic::error("vote-in-vain", message).hint("name the body: placet draw BODY RUS=no").into());
    }
    with_dossier(dossier, |dossier, catalogue, warnings, _| {
        let request = Request { as_of: arguments.as_of, by: None, draws: arguments.draws.draws() };
        let model = Model::new(dossier, catalogue, &request)?;
        let value = answer(&model, catalogue, warnings, Extent::Whole);
        match arguments.what.split_once(':').map_or((arguments.what.as_str(), None), |(what, id)| (what, Some(id))) {
            ("paths", None) => Ok(figures::paths(&value)),
            ("path", id) => Ok(figures::path(&value, place(&value, id)?)),
            ("ladder", id) => Ok(figures::ladder(&value, place(&value, id)?)),
            ("council", id) => sitting(&value, id),
            _ => Err(Diagnostic::error("unknown-figure", format!("there is no figure `{}`", arguments.what))
                .suggest(&arguments.what, ["paths", "path", "ladder", "council"])
                .hint("figures are paths, path:ID, ladder:ID and council:MOTION")
                .into()),
        }
    })
}

/// The place of a path by its id; without one, of the path that is asked about.
fn place(brief: &Brief, id: Option<&str>) -> Result<usize, Failure> {
    let Some(id) = id else { return Ok(brief.asked) };
    Ok(brief.paths.iter().position(|path| path.id == id).ok_or_else(|| {
        let ids = brief.paths.iter().map(|path| path.id.as_str());
        Diagnostic::error("unknown-path", format!("`{}` has no path `{id}`", brief.dossier)).suggest(id, ids)
    })?)
}

/// The body that votes on a motion by its id; without one, on the first motion that is put to a body.
fn sitting(brief: &Brief, id: Option<&str>) -> Result<Scene, Failure> {
    let motions = figures::motions(brief);
    let motion = id.or(motions.first().map(String::as_str)).unwrap_or_default();
    Ok(figures::council(brief, motion).ok_or_else(|| match motion {
        "" => Diagnostic::error("no-body", format!("no body votes on anything in `{}`", brief.dossier)),
        motion => Diagnostic::error("unknown-motion", format!("no body votes on `{motion}` in `{}`", brief.dossier))
            .suggest(motion, motions.iter().map(String::as_str)),
    })?)
}

/// A body's seats, and how they vote.
fn seats(arguments: &Arguments, named: &str) -> Result<Scene, Failure> {
    let (here, shipped) = (Disk::new("."), rules::shipped());
    let world = Layered(vec![&here, &shipped]);
    let catalogue = Catalogue::new(&world);
    let (body, rule) = catalogue.find(named).map_err(|errors| neither(&catalogue, named, errors))?;
    if matches!(body.seats, Seating::Count(_)) {
        let message = format!("`{}` is known by how many sit in it, not by who: it has no seats to draw", body.id);
        return Err(Diagnostic::error("no-seats", message).hint("judge a count with placet vote --counts").into());
    }
    let request = SittingRequest { parties: actors(&arguments.parties)?, ..SittingRequest::default() };
    let day = arguments.as_of.unwrap_or_else(|| last_known(&body));
    let (sitting, _) = Sitting::new(&catalogue, body.id.as_str(), day, &request)?;
    let votes = ballot::votes(&arguments.votes, None, &[])?;
    let mut title = format!("{} on {}", body.name.value, in_words(day));
    let mut cast: Option<&Votes> = None;
    if !arguments.votes.is_empty() {
        let (judgement, _) = judge(&catalogue, &sitting, rule.as_str(), &votes)?;
        title.push_str(if judgement.carried { ": carried" } else { ": not carried" });
        cast = Some(&votes);
    }
    let group = body.groups().into_iter().next().cloned();
    let seat = |member: &Member| Seat {
        code: member.actor.to_string(),
        name: states::name(member.actor.as_str()).map_or_else(|| member.actor.to_string(), str::to_owned),
        options: cast.map_or_else(Vec::new, |votes| vec![(option(votes, member, &body.unnamed).to_string(), 1.0)]),
        ringed: group.as_ref().is_some_and(|group| member.groups.contains(group)),
        link: String::new(),
    };
    Ok(council(&Council {
        name: "seats".to_owned(),
        title,
        titled: true,
        ring: group.as_ref().map_or_else(String::new, |group| format!("{group} member")),
        options: body.options.iter().map(ToString::to_string).collect(),
        seats: sitting.members.iter().map(seat).collect(),
    }))
}

fn option<'a>(votes: &'a Votes, member: &Member, unnamed: &'a OptionId) -> &'a OptionId {
    match votes {
        Votes::Named { votes, others } => {
            let own = votes.iter().find(|(actor, _)| *actor == member.actor).map(|(_, option)| option);
            own.or(others.as_ref()).unwrap_or(unnamed)
        }
        Votes::Counts(_) => unnamed,
    }
}

/// What is neither a dossier nor a body; a body with mistakes keeps its own.
fn neither(catalogue: &Catalogue<'_>, named: &str, errors: terms::Diagnostics) -> Failure {
    let body = named.split('/').next().unwrap_or(named);
    let bodies: Vec<String> = catalogue.ids().iter().map(ToString::to_string).collect();
    if bodies.iter().any(|known| known == body) || named.contains(".toml") {
        return errors.into();
    }
    let known: Vec<String> = bodies.into_iter().chain(shipped_names()).collect();
    Diagnostic::error("unknown-subject", format!("`{named}` is neither a body nor a dossier"))
        .suggest(named, known.iter().map(String::as_str))
        .hint("bodies are listed by placet bodies; a dossier is a folder with a dossier.toml, or one that ships")
        .into()
}
