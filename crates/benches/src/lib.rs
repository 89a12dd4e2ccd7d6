//! Rules to measure.

#![allow(clippy::unwrap_used)]

use diagram::{Compiler, Diagram, Formula, Logic, LogicError, Variable};

/// A rule and the logic it is written in.
pub struct Rule {
    /// Where the formula lives.
    pub logic: Logic,
    /// The rule.
    pub formula: Formula,
}

impl Rule {
    /// A rule over `members` variables of `options` options each; `write` says which.
    fn over(
        members: usize,
        options: u32,
        write: impl FnOnce(&mut Logic, &[Variable]) -> Result<Formula, LogicError>,
    ) -> Self {
        let mut logic = Logic::new();
        let members: Vec<Variable> = (0..members).map(|_| logic.variable(options)).collect();
        let formula = write(&mut logic, &members).unwrap();
        Self { logic, formula }
    }

    /// The rule compiled.
    ///
    /// # Panics
    /// When it outgrows the default budget, which no rule here does.
    #[must_use]
    pub fn compile(&self) -> Diagram {
        Compiler::new(&self.logic).compile(&[self.formula]).unwrap()
    }
}

/// Two thirds of those voting, of 193 members that may vote yes, abstain or vote no; at least one yes.
#[must_use]
pub fn assembly() -> Rule {
    Rule::over(193, 3, |logic, members| {
        let share = each(logic, members, [1, 0, -2], 0)?;
        let voted = each(logic, members, [1, 0, 1], 1)?;
        Ok(logic.and([share, voted]))
    })
}

/// Two thirds of those voting, of 200 members of whom 101 must vote.
#[must_use]
pub fn quorum() -> Rule {
    Rule::over(200, 3, |logic, members| {
        let share = each(logic, members, [1, 0, -2], 0)?;
        let voting = each(logic, members, [1, 0, 1], 101)?;
        Ok(logic.and([share, voting]))
    })
}

/// The Security Council on substance, with abstention: nine in favour and none of five against.
#[must_use]
pub fn council() -> Rule {
    Rule::over(15, 3, |logic, members| {
        let nine = each(logic, members, [1, 0, 0], 9)?;
        let veto = each(logic, &members[..5], [0, 0, 1], 1)?;
        let none = logic.not(veto);
        Ok(logic.and([nine, none]))
    })
}

/// Fifteen actors, each with 0 to 20 units, and 150 needed.
#[must_use]
pub fn troops() -> Rule {
    Rule::over(15, 21, |logic, actors| {
        let terms: Vec<_> = actors.iter().map(|&actor| (actor, (0..21).collect())).collect();
        logic.at_least(&terms, 150)
    })
}

/// The qualified majority of the Council of the European Union at exact populations: 15 of 27 members with 65 % of the people,
/// or all but three.
#[must_use]
pub fn qualified_majority() -> Rule {
    Rule::over(EU.len(), 2, |logic, members| {
        let people: Vec<_> = members.iter().zip(EU).map(|(&member, people)| (member, vec![100 * people, 0])).collect();
        let fifteen = each(logic, members, [1, 0], 15)?;
        let share = logic.at_least(&people, 65 * EU.iter().sum::<i64>())?;
        let unblocked = each(logic, members, [1, 0], 24)?;
        let both = logic.and([fifteen, share]);
        Ok(logic.or([both, unblocked]))
    })
}

/// The federal system of the United States: the President (0), the Vice-President (1), who breaks ties in the Senate, 100 senators
/// and 435 representatives. Both houses and the President, or two thirds of both houses.
#[must_use]
pub fn federal_system() -> Rule {
    Rule::over(537, 2, |logic, officers| {
        let (senate, house) = officers[2..].split_at(100);
        let president = each(logic, &officers[..1], [1, 0], 1)?;
        let house_majority = each(logic, house, [1, 0], 218)?;
        let with_vice_president = each(logic, &officers[1..102], [1, 0], 51)?;
        let half = each(logic, senate, [1, 0], 50)?;
        let signed = logic.and([president, house_majority, with_vice_president, half]);
        let (senators, representatives) = (each(logic, senate, [1, 0], 67)?, each(logic, house, [1, 0], 290)?);
        let overridden = logic.and([senators, representatives]);
        Ok(logic.or([signed, overridden]))
    })
}

fn each<const K: usize>(
    logic: &mut Logic,
    members: &[Variable],
    weights: [i64; K],
    quota: i64,
) -> Result<Formula, LogicError> {
    let terms: Vec<_> = members.iter().map(|&member| (member, weights.to_vec())).collect();
    logic.at_least(&terms, quota)
}

/// Populations of the members of the European Union on 1 January 2023, descending (Eurostat, demo_pjan).
pub const EU: [i64; 27] = [
    84358845, 68070697, 58850717, 48059777, 36753736, 19051562, 17811291, 11754004, 10827529, 10521556, 10467366,
    10394055, 9597085, 9104772, 6447710, 5932654, 5563970, 5428792, 5194336, 3850894, 2857279, 2116792, 1883008,
    1365884, 920701, 660809, 542051,
];
