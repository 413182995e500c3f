// SPDX-License-Identifier: MIT
#include "library/event_json.hpp"

#include <cstring>
#include <set>
#include <string>
#include <type_traits>

#include "catch.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

/// Gives every member a value that is neither its default nor that of the member before.
class Filler {
public:
    template <class T>
    void operator()(const char*, T& member)
    {
        fill(member);
    }

private:
    void fill(bool& member) { member = true; }
    template <std::integral T>
    void fill(T& member)
    {
        member = static_cast<T>(++count_);
    }
    template <std::floating_point T>
    void fill(T& member)
    {
        member = static_cast<T>(++count_) + T{1} / T{3};
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void fill(Enum& member)
    {
        member = static_cast<Enum>(1 + ++count_ % (EnumWords<Enum>::all.size() - 1));
    }
    void fill(Timestamp& member) { member = at(Seconds{++count_ + 1.0 / 3.0}); }
    template <class Period>
    void fill(std::chrono::duration<double, Period>& member)
    {
        member = std::chrono::duration<double, Period>{++count_ + 1.0 / 3.0};
    }
    template <std::size_t capacity>
    void fill(InlineText<capacity>& member)
    {
        member = "all \"well\" \xC3\xA9 " + std::to_string(++count_);
    }
    template <class T>
    void fill(std::optional<T>& member)
    {
        fill(member.emplace());
    }
    template <HasFields T>
    void fill(T& member)
    {
        T::fields(member, *this);
    }

    int count_ = 0;
};

/// All its bytes the same, then every field filled: members that fields() forgets keep the byte.
template <class E>
E filled_over(int byte)
{
    static_assert(std::is_trivially_copyable_v<E>);
    E event{};
    std::memset(static_cast<void*>(&event), byte, sizeof event);
    E::fields(event, Filler{});
    return event;
}

template <class Visit, std::size_t... i>
void for_each_kind(Visit&& visit, std::index_sequence<i...>)
{
    (visit(filled_over<std::variant_alternative_t<i, Event>>(0),
           filled_over<std::variant_alternative_t<i, Event>>(1)),
     ...);
}
/// Calls visit(event, the same event made otherwise) for every alternative of Event.
template <class Visit>
void for_each_kind(Visit&& visit)
{
    for_each_kind(visit, std::make_index_sequence<std::variant_size_v<Event>>{});
}

} // namespace

TEST_CASE("event json: every kind of event comes back as it was")
{
    for_each_kind([]<class E>(const E& event, const E&) {
        CAPTURE(E::kind.name, json_of(event));
        CHECK(event_of(E::kind.name, json_of(event)) == Event{event});
    });
}

TEST_CASE("event json: an event without its optional values comes back without them")
{
    for (const Event& event : {Event{State{}}, Event{Beat{8, at(5s), {}, BeatSource::ecg, 0.1f}},
                               Event{Answer{at(14s), CheckMoment::before, CheckQuestion::emotions,
                                            std::nullopt, "calm"}}})
        CHECK(event_of(kind_of(event).name, json_of(event)) == event);
}

TEST_CASE("event: every member of every kind has a name")
{
    for_each_kind([]<class E>(const E& event, const E& made_otherwise) {
        CAPTURE(E::kind.name);
        CHECK(event == made_otherwise);
    });
}

namespace {

struct Forgetful {
    int named;
    bool forgotten;

    static constexpr void fields(auto& forgetful, auto&& field) { field("named", forgetful.named); }
    friend bool operator==(const Forgetful&, const Forgetful&) = default;
};

} // namespace

TEST_CASE("event: a member that was forgotten is found")
{
    CHECK_FALSE(filled_over<Forgetful>(0) == filled_over<Forgetful>(1));
}

TEST_CASE("event: no two kinds have the same name")
{
    std::set<std::string_view> names;
    for_each_kind([&]<class E>(const E&, const E&) { names.insert(E::kind.name); });
    CHECK(names.size() == std::variant_size_v<Event>);
}

TEST_CASE("event json: what is unknown or no JSON is refused, what is missing keeps its default")
{
    CHECK_FALSE(event_of("dream", "{}"));
    CHECK_FALSE(event_of("beat", "not json"));
    CHECK_FALSE(event_of("beat", "[1]"));
    const auto mark = event_of("mark", R"({"time_s": 3.5, "later": true})");
    CHECK(mark == Event{Mark{at(3.5s), ""}});
}
