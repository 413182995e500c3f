// SPDX-License-Identifier: MIT
// A source on an io_context of its own, and everything it said.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "drivers/serial_source.hpp"

/// Runs the source on this thread, as far as the test needs it.
class PortListener {
public:
    explicit PortListener(const std::string& port, const eupnea::DeviceChoice& choice = {})
        : source_(
              io_, eupnea::SessionEpoch{},
              [this](const eupnea::Event& event) { events.push_back(event); }, port, choice)
    {
        source_.start();
    }
    ~PortListener()
    {
        source_.stop();
        io_.run_for(std::chrono::milliseconds{100});
    }

    /// Until this holds; false when it does not within a generous time.
    bool run_until(const std::function<bool()>& holds,
                   std::chrono::seconds limit = std::chrono::seconds{20})
    {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (!holds() && std::chrono::steady_clock::now() < end)
            io_.run_for(std::chrono::milliseconds{2});
        return holds();
    }
    void stop() { source_.stop(); }

    template <class E>
    std::vector<E> all() const
    {
        std::vector<E> found;
        for (const eupnea::Event& event : events)
            if (const E* e = std::get_if<E>(&event)) found.push_back(*e);
        return found;
    }
    std::vector<double> values(eupnea::Channel channel) const
    {
        std::vector<double> found;
        for (const auto& sample : all<eupnea::Sample>())
            if (sample.channel == channel) found.push_back(sample.value);
        return found;
    }
    /// Whether a LinkStatus in this state has been said, with these words in it.
    bool said(eupnea::LinkState state, std::string_view words = "") const
    {
        for (const auto& status : all<eupnea::LinkStatus>())
            if (status.state == state && status.text.view().find(words) != std::string_view::npos)
                return true;
        return false;
    }

    std::vector<eupnea::Event> events;

private:
    boost::asio::io_context io_;
    eupnea::SerialSource source_;
};
