//! Calls for proposals, with all their deadlines and the office's own decision on each.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::date::DateValue;
use super::id::Id;
use super::money::Money;
use super::schema::{Entity, Lasts, View};
use super::slot::Parts;
use super::value::{Value, ValueKind};

choices! {
    /// The status a call has in the portal; the office's own decision is its triage.
    pub enum CallStatus = "call_status" {
        /// Announced, not yet open.
        Forthcoming = "forthcoming",
        /// Open for applications.
        Open = "open",
        /// Closed.
        Closed = "closed",
    }
}

choices! {
    /// How a call's deadlines follow each other.
    pub enum DeadlineModel = "deadline_model" {
        /// One application, one deadline.
        SingleStage = "single_stage",
        /// A first-stage proposal, and a full one from those invited.
        TwoStage = "two_stage",
        /// Several dates at which what has come in is assessed.
        MultipleCutOff = "multiple_cut_off",
        /// Open all the time.
        Rolling = "rolling",
        /// Not announced yet.
        NotKnown = "not_known",
    }
}

choices! {
    /// What a deadline of a call is for.
    pub enum CutOffStage = "cut_off_stage" {
        /// The only application.
        Single = "single",
        /// The first stage.
        First = "first",
        /// The second stage.
        Second = "second",
        /// One of several cut-offs.
        CutOff = "cut_off",
    }
}

choices! {
    /// How a grant is calculated: Regulation (EU, Euratom) 2024/2509, article 125.
    pub enum FundingForm = "funding_form" {
        /// Eligible costs actually incurred.
        ActualCosts = "actual_costs",
        /// A lump sum.
        LumpSum = "lump_sum",
        /// Unit costs.
        UnitCosts = "unit_costs",
        /// A flat rate.
        FlatRate = "flat_rate",
        /// Several of these.
        Mixed = "mixed",
    }
}

choices! {
    /// The office's decision on a call.
    pub enum Decision = "decision" {
        /// Not looked at yet.
        New = "new",
        /// Followed.
        Watching = "watching",
        /// An application will be made.
        Go = "go",
        /// Nothing for us.
        NoGo = "no_go",
    }
}

part! {
    /// A move of a deadline.
    pub struct Move = "move" {
        /// What it was.
        from: Option<DateValue> = date().main();
        /// What it became.
        to: Option<DateValue> = date();
        /// When that was noticed.
        noticed: Option<DateValue> = date();
    }
}

part! {
    /// A deadline of a call: its only one, a stage, or a cut-off.
    pub struct CutOff = "cut_off" {
        /// The date; an expected one is a month, a quarter, a half or a year.
        due: Option<DateValue> = date().main().required().in_brussels();
        /// What it is for.
        stage: CutOffStage = choice(&CutOffStage::DEF).group(Group::Time);
        /// What the call calls it.
        label: String = text();
        /// True once the source no longer names it.
        gone: bool = of(ValueKind::Bool);
        /// Its moves, oldest first.
        moves: Parts<Move> = parts(Move::SCHEMA).group(Group::Time);
        /// Notes.
        notes: String = text();
    }
}

part! {
    /// One organisation's decision on a call, with a weighted score; nobody named means the whole office.
    pub struct Triage = "triage" {
        /// The organisation of ours that decides.
        organisation: Option<Id> = link("partner");
        /// The decision.
        decision: Decision = choice(&Decision::DEF).main();
        /// Why.
        reason: String = text();
        /// When.
        decided_on: Option<DateValue> = date();
        /// Who decided.
        decider: Option<Id> = link("person");
        /// Strategic fit, 0 to 5.
        strategic_fit: Option<i64> = integer(0, 5);
        /// Eligibility, 0 to 5.
        eligibility: Option<i64> = integer(0, 5);
        /// Strength of the consortium, 0 to 5.
        consortium: Option<i64> = integer(0, 5);
        /// How bearable the own contribution is, 0 to 5.
        own_contribution: Option<i64> = integer(0, 5);
        /// How bearable the hours of staff are, 0 to 5.
        staff_hours: Option<i64> = integer(0, 5);
        /// How weak the competition is, 0 to 5.
        competition: Option<i64> = integer(0, 5);
        /// Political anchoring, 0 to 5.
        political_anchoring: Option<i64> = integer(0, 5);
        /// What rules it out whatever the score: a country not eligible, too little time.
        hard_stops: Vec<String> = tags();
    }
}

record! {
    /// A call for proposals, or one topic of it.
    pub struct Call = "call" {
        /// The topic's identifier.
        identifier: String = text().group(Group::Identity).identifier().column();
        /// The topic's title.
        title: String = text().group(Group::Identity).title().required().column();
        /// The programme.
        programme: Option<Id> = link("programme").group(Group::Identity).column();
        /// The identifier of the call that the topic is part of.
        call_identifier: String = text().group(Group::Identity).search();
        /// Its title.
        call_title: String = text().group(Group::Identity).search();
        /// Types of action.
        action_types: Vec<String> = tags().group(Group::Identity);
        /// The status in the portal.
        status: CallStatus = choice(&CallStatus::DEF).group(Group::Time).column();
        /// When it was published.
        published: Option<DateValue> = date();
        /// When it opens.
        opens: Option<DateValue> = date();
        /// How its deadlines follow each other.
        deadline_model: DeadlineModel = choice(&DeadlineModel::DEF).group(Group::Time);
        /// All its deadlines, past ones too.
        cut_offs: Parts<CutOff> = parts(CutOff::SCHEMA).group(Group::Time);
        /// The decisions of our organisations.
        triage: Parts<Triage> = parts(Triage::SCHEMA).group(Group::Time).column();
        /// The whole budget.
        budget: Option<Money> = money().column();
        /// The least grant.
        min_grant: Option<Money> = money();
        /// The largest grant.
        max_grant: Option<Money> = money();
        /// The co-financing rate.
        rate: Option<Decimal> = percent();
        /// How the grant is calculated.
        funding_form: FundingForm = choice(&FundingForm::DEF).group(Group::Money);
        /// The number of grants expected.
        expected_grants: Option<i64> = integer(0, 100_000).group(Group::Money);
        /// The least number of partners.
        min_partners: Option<i64> = integer(0, 1000).group(Group::People);
        /// The least number of countries.
        min_countries: Option<i64> = integer(0, 100).group(Group::People);
        /// Who sees to it here.
        responsible: Option<Id> = link("person").column();
        /// What it is about, in the office's words.
        themes: Vec<String> = tags().search().column();
        /// What it is about, in the portal's words.
        keywords: Vec<String> = tags().search();
        /// The address of its page.
        url: String = of(ValueKind::Web);
        /// What it wants, in the portal's words.
        description: String = long_text().search();
        /// The latest news of it in the portal.
        news: String = long_text();
        /// Notes.
        notes: String = long_text().group(Group::Notes).search();
    }
    derived {
        deadline: date().in_brussels().column() => next_deadline, Lasts::UntilPassed(each_deadline);
        moved_on: date().group(Group::Time) => last_move, Lasts::ForGood;
    }
}

/// The next deadline that has not passed; the last one where all have.
fn next_deadline(entity: &dyn Entity, view: &View<'_>) -> Value<'static> {
    let Some(call) = entity.as_any().downcast_ref::<Call>() else { return Value::Empty };
    call.next_cut_off(view).map_or(Value::Empty, Value::Date)
}

fn each_deadline(entity: &dyn Entity, tell: &mut dyn FnMut(DateValue)) {
    let call = entity.as_any().downcast_ref::<Call>();
    call.into_iter().flat_map(Call::deadlines).for_each(tell);
}

/// The day on which it was last noticed that one of its deadlines had moved.
fn last_move(entity: &dyn Entity, _: &View<'_>) -> Value<'static> {
    let cut_offs = entity.as_any().downcast_ref::<Call>().into_iter().flat_map(|call| call.cut_offs.iter());
    let noticed = cut_offs.flat_map(|cut_off| cut_off.moves.iter()).filter_map(|it| it.noticed);
    noticed.max_by_key(DateValue::first_day).map_or(Value::Empty, Value::Date)
}

impl Call {
    /// All its deadlines, save those that the source no longer names.
    fn deadlines(&self) -> impl Iterator<Item = DateValue> {
        self.cut_offs.iter().filter(|cut_off| !cut_off.gone).filter_map(|cut_off| cut_off.due)
    }

    /// The next deadline that has not passed; the last one where all have. Those that the source no
    /// longer names do not count.
    pub fn next_cut_off(&self, view: &View<'_>) -> Option<DateValue> {
        self.deadlines()
            .filter(|due| !due.has_passed(view.now, view.zone))
            .min_by(|a, b| a.cmp_end(b, view.zone))
            .or_else(|| self.deadlines().max_by(|a, b| a.cmp_end(b, view.zone)))
    }
}

impl Triage {
    /// The score in per cent of what is possible, each criterion with its weight; nothing where none is given.
    ///
    /// `weights` stand in the order of the fields, strategic fit first; a missing weight is 1.
    pub fn score(&self, weights: &[Decimal]) -> Option<Decimal> {
        let criteria = [
            self.strategic_fit,
            self.eligibility,
            self.consortium,
            self.own_contribution,
            self.staff_hours,
            self.competition,
            self.political_anchoring,
        ];
        let (mut sum, mut possible) = (Decimal::ZERO, Decimal::ZERO);
        for (index, criterion) in criteria.into_iter().enumerate() {
            if let Some(points) = criterion {
                let weight = weights.get(index).copied().unwrap_or(Decimal::ONE);
                sum += weight * Decimal::from(points);
                possible += weight * Decimal::from(5);
            }
        }
        (!possible.is_zero()).then(|| (sum * Decimal::ONE_HUNDRED / possible).round())
    }

    /// The code of the decision; nothing decided means new.
    pub fn code(&self) -> Cow<'_, str> {
        match &self.decision {
            Decision::Unset => Cow::Borrowed("new"),
            other => Cow::Borrowed(other.code()),
        }
    }
}
