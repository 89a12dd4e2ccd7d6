//! What `placet power` computes.

use std::path::Path;

use diagram::Budget;
use num_bigint::BigUint;
use power::{Banzhaf, Game, Gross, Index, PowerError, Precision, Value, Witness};
use terms::{Diagnostic, Diagnostics};

use super::Wanted;
use crate::Failure;
use crate::commands::table::{Row, rows};
use crate::commands::voting::Voting;
use crate::progress::Doing;

/// What is asked.
pub(super) struct Asked<'a> {
    /// By name; none for all that are quick.
    pub indices: &'a [Wanted],
    pub precision: Precision,
    pub unions: Option<&'a str>,
}

/// An index for all members.
pub(super) struct Column {
    /// Its key in JSON and CSV.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// One a member.
    pub values: Vec<Value>,
    /// No floating value is further from the true one.
    pub error: f64,
}

/// All that was computed.
pub(super) struct Answer {
    pub precision: Precision,
    pub columns: Vec<Column>,
    /// Coleman's power of the collectivity to act; with more than two options, the share of vote profiles that pass.
    pub act: Value,
    /// How many coalitions win, or vote profiles pass.
    pub winning: Option<BigUint>,
    /// How many minimal winning coalitions there are, where they were counted.
    pub minimal: Option<BigUint>,
    /// Unions, as member numbers; none where none were given.
    pub unions: Vec<Vec<usize>>,
    /// Why the rule is not monotone, in words.
    pub not_monotone: Option<String>,
    /// What was not computed, and why.
    pub left_out: Vec<String>,
}

/// Steps of some nanoseconds that an index may take without being asked for by name.
const QUICK: u128 = 100_000_000;

/// The most nodes for minimal coalitions that nobody asked for by name.
const QUICK_NODES: usize = 1 << 18;

impl Asked<'_> {
    fn named(&self, index: Wanted) -> bool {
        self.indices.contains(&index)
    }

    fn wants(&self, index: Wanted) -> bool {
        self.indices.is_empty() || self.named(index)
    }
}

/// The answer being put together.
struct Found<'a> {
    asked: &'a Asked<'a>,
    voting: &'a Voting,
    game: &'a Game<'a>,
    columns: Vec<Column>,
    minimal: Option<BigUint>,
    left_out: Vec<String>,
}

/// Computes what is asked, in the order in which it is printed.
///
/// # Errors
/// An index asked for by name that this rule does not have, with the reason; unions that do not fit.
pub(super) fn find(asked: &Asked<'_>, voting: &Voting, game: &Game<'_>, doing: &Doing) -> Result<Answer, Failure> {
    let mut found = Found { asked, voting, game, columns: Vec::new(), minimal: None, left_out: Vec::new() };
    doing.now("looking whether a better vote can harm");
    let witness = game.not_monotone().map_err(|error| refused(voting, &error))?;
    doing.now("computing how often votes decide");
    let banzhaf = game.banzhaf().map_err(|error| refused(voting, &error))?;
    if asked.wants(Wanted::Banzhaf) {
        found.banzhaf(&banzhaf, witness.is_some())?;
    }
    if asked.wants(Wanted::ShapleyShubik) {
        doing.now("computing the Shapley–Shubik index");
        found.shapley_shubik()?;
    }
    if asked.wants(Wanted::Coleman) {
        found.coleman(&banzhaf)?;
    }
    if asked.wants(Wanted::Johnston) {
        doing.now("computing the Johnston index");
        found.johnston()?;
    }
    if asked.wants(Wanted::DeeganPackel) || asked.wants(Wanted::PublicGood) {
        doing.now("counting minimal winning coalitions");
        found.of_minimal_coalitions()?;
    }
    doing.now("computing the indices of unions");
    let unions = found.of_unions()?;
    let Found { columns, minimal, left_out, .. } = found;
    Ok(Answer {
        precision: asked.precision,
        columns,
        act: banzhaf.passes.clone(),
        winning: banzhaf.winning(),
        minimal,
        unions,
        not_monotone: witness.map(|witness| in_words(voting, &witness)),
        left_out,
    })
}

impl Found<'_> {
    fn add(&mut self, key: &str, title: &str, values: Option<Vec<Value>>, error: f64) {
        match values {
            Some(values) => {
                self.columns.push(Column { key: key.to_owned(), title: title.to_owned(), values, error });
            }
            None => self.left_out.push(format!("{key}: nobody ever decides, so there is nothing to share")),
        }
    }

    /// An index that this rule does not have is an error where it was asked for by name, else a note.
    fn or_leave_out<T>(&mut self, wanted: Wanted, result: Result<T, PowerError>) -> Result<Option<T>, Failure> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(error) if self.asked.named(wanted) => Err(refused(self.voting, &error).into()),
            Err(error) => {
                let note = error.to_string();
                if !self.left_out.contains(&note) {
                    self.left_out.push(note);
                }
                Ok(None)
            }
        }
    }

    fn banzhaf(&mut self, banzhaf: &Banzhaf, signed: bool) -> Result<(), Failure> {
        self.add("banzhaf", "Banzhaf", Some(banzhaf.absolute.clone()), error_of(&banzhaf.absolute));
        if banzhaf.options > 2 {
            for (step, pair) in self.voting.options.windows(2).enumerate() {
                let values = banzhaf.steps.iter().map(|steps| steps[step].clone()).collect();
                let (key, title) = (format!("banzhaf_{}", pair.join("_")), pair.join("–"));
                self.add(&key, &title, Some(values), error_of(&banzhaf.absolute));
            }
        }
        if signed {
            let gross = if banzhaf.options == 2 { Some(self.game.gross()) } else { None };
            if let Some(Gross { helps, harms }) = gross.transpose().map_err(|error| refused(self.voting, &error))? {
                self.add("banzhaf_helps", "helps", Some(helps), 0.0);
                self.add("banzhaf_harms", "harms", Some(harms), 0.0);
            }
        } else {
            self.add("banzhaf_normalised", "share", banzhaf.normalised(), error_of(&banzhaf.absolute));
        }
        Ok(())
    }

    fn shapley_shubik(&mut self) -> Result<(), Failure> {
        let precision = self.asked.precision;
        let result = if self.game.options() == 2 {
            self.game.shapley_shubik(precision)
        } else {
            self.game.ternary_shapley_shubik(precision)
        };
        if let Some(scores) = self.or_leave_out(Wanted::ShapleyShubik, result)? {
            self.add("shapley_shubik", "Shapley–Shubik", Some(scores.values), scores.error);
        }
        Ok(())
    }

    fn coleman(&mut self, banzhaf: &Banzhaf) -> Result<(), Failure> {
        let allowed = self.game.presuppose(Index::ColemanPrevent);
        if self.or_leave_out(Wanted::Coleman, allowed)?.is_some() {
            let error = error_of(&banzhaf.absolute);
            self.add("coleman_prevent", "prevent", banzhaf.prevent(), error);
            self.add("coleman_initiate", "initiate", banzhaf.initiate(), error);
        }
        Ok(())
    }

    fn johnston(&mut self) -> Result<(), Failure> {
        let steps = self.game.johnston_steps();
        let Some(steps) = self.or_leave_out(Wanted::Johnston, steps)? else { return Ok(()) };
        if !self.asked.named(Wanted::Johnston) && steps > QUICK {
            self.left_out.push(
                "the Johnston index of this rule takes over a second; it is computed with --index johnston".to_owned(),
            );
            return Ok(());
        }
        let result = self.game.johnston();
        if let Some(johnston) = self.or_leave_out(Wanted::Johnston, result)? {
            self.add("johnston", "Johnston", johnston.index(), 0.0);
        }
        Ok(())
    }

    fn of_minimal_coalitions(&mut self) -> Result<(), Failure> {
        let named = [Wanted::DeeganPackel, Wanted::PublicGood].into_iter().find(|index| self.asked.named(*index));
        let mut allowed = true;
        for (wanted, index) in [(Wanted::DeeganPackel, Index::DeeganPackel), (Wanted::PublicGood, Index::PublicGood)] {
            let presupposed = self.game.presuppose(index);
            allowed &= !self.asked.wants(wanted) || self.or_leave_out(wanted, presupposed)?.is_some();
        }
        if !allowed {
            return Ok(());
        }
        let budget =
            if named.is_some() { Budget::default() } else { Budget { nodes: QUICK_NODES, ..Budget::default() } };
        let result = match self.game.minimal_coalitions(budget) {
            Err(PowerError::Coalitions(_) | PowerError::Compile(_)) if named.is_none() => {
                self.left_out.push(
                    "the Deegan–Packel and Public Good indices of this rule may take over a second; they are computed with \
                     --index deegan-packel,public-good"
                        .to_owned(),
                );
                return Ok(());
            }
            result => result,
        };
        if let Some(minimal) = self.or_leave_out(named.unwrap_or(Wanted::PublicGood), result)? {
            if self.asked.wants(Wanted::DeeganPackel) {
                self.add("deegan_packel", "Deegan–Packel", minimal.deegan_packel(), 0.0);
            }
            if self.asked.wants(Wanted::PublicGood) {
                self.add("public_good", "Public Good", minimal.public_good(), 0.0);
            }
            self.minimal = Some(minimal.number());
        }
        Ok(())
    }

    fn of_unions(&mut self) -> Result<Vec<Vec<usize>>, Failure> {
        let Some(text) = self.asked.unions else {
            if self.asked.named(Wanted::Owen) || self.asked.named(Wanted::BanzhafOwen) {
                return Err(Diagnostic::error("no-unions", "the Owen and Banzhaf–Owen values are of unions")
                    .hint("name them: --unions A+B,C+D")
                    .into());
            }
            return Ok(Vec::new());
        };
        let unions = unions(text, self.voting)?;
        if self.asked.wants(Wanted::Owen) {
            let scores = self.game.owen(&unions, self.asked.precision);
            let scores = scores.map_err(|error| refused(self.voting, &error))?;
            self.add("owen", "Owen", Some(scores.values), scores.error);
        }
        if self.asked.wants(Wanted::BanzhafOwen) {
            let scores = self.game.banzhaf_owen(&unions).map_err(|error| refused(self.voting, &error))?;
            self.add("banzhaf_owen", "Banzhaf–Owen", Some(scores.values), scores.error);
        }
        Ok(unions)
    }
}

/// Values that are not exact come from a sum that was convolved, to about this accuracy.
fn error_of(values: &[Value]) -> f64 {
    if values.iter().all(|value| value.exact().is_some()) { 0.0 } else { 1e-9 }
}

/// Why a number is not computed, for the user.
pub(super) fn refused(voting: &Voting, error: &PowerError) -> Diagnostic {
    let diagnostic = Diagnostic::error("index-refused", error.to_string());
    match error {
        PowerError::NotMonotone { witness, .. } => diagnostic.hint(in_words(voting, witness)),
        PowerError::NotBinary { .. } => diagnostic.hint("restrict the options: --options yes,no"),
        PowerError::TwoUnions(player) => diagnostic.hint(format!("it is {}", voting.members[*player].id)),
        PowerError::NoDiagram => diagnostic.hint("leave out --exact"),
        _ => diagnostic,
    }
}

/// Two worlds that differ in one vote.
fn in_words(voting: &Voting, witness: &Witness) -> String {
    let mut by_option = vec![Vec::new(); voting.options.len()];
    for (player, &option) in witness.options.iter().enumerate().filter(|(player, _)| *player != witness.player) {
        by_option[option].push(voting.members[player].id.as_str());
    }
    let said = |(option, ids): (usize, &Vec<&str>)| {
        let shown = ids.iter().take(6).copied().collect::<Vec<_>>().join(", ");
        let more = if ids.len() > 6 { format!(" and {} more", ids.len() - 6) } else { String::new() };
        (!ids.is_empty()).then(|| format!("{shown}{more} vote {}", voting.options[option]))
    };
    let others: Vec<String> = by_option.iter().enumerate().filter_map(said).collect();
    format!(
        "where {}, the motion passes if {} votes {}, and fails if it votes {}",
        if others.is_empty() { "nobody else votes".to_owned() } else { others.join("; ") },
        voting.members[witness.player].id,
        voting.options[witness.worse],
        voting.options[witness.better],
    )
}

/// Unions as member numbers, from `A+B,C+D` or a CSV file of members and the names of their unions.
fn unions(text: &str, voting: &Voting) -> Result<Vec<Vec<usize>>, Diagnostics> {
    let mut named: Vec<(String, Vec<String>)> = Vec::new();
    if Path::new(text).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        for Row { fields, .. } in rows(Path::new(text), &["member", "union"], |row| row[0] == "member")? {
            let (member, union) = (&fields[0], &fields[1]);
            match named.iter_mut().find(|(name, _)| name == union) {
                Some((_, members)) => members.push(member.clone()),
                None => named.push((union.clone(), vec![member.clone()])),
            }
        }
    } else {
        let parts = text.split(',').map(|union| union.split('+').map(|name| name.trim().to_owned()).collect());
        named.extend(parts.map(|members| (String::new(), members)));
    }
    let mut errors = Diagnostics::new();
    let mut unions = Vec::with_capacity(named.len());
    for (_, members) in &named {
        let places = members.iter().map(|member| voting.member(member));
        unions.push(places.filter_map(|place| place.map_err(|error| errors.push(error)).ok()).collect());
    }
    if errors.is_empty() { Ok(unions) } else { Err(errors) }
}
