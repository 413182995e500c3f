// SPDX-License-Identifier: MIT
#include "drivers/reconnecting_port.hpp" // before all others, for Boost 1.74's coroutines

#include "drivers/serial_source.hpp"

#include "drivers/port_reader.hpp"

namespace eupnea {

class SerialSource::Link : public ReconnectingPort<PortReader> {
    using ReconnectingPort<PortReader>::ReconnectingPort;
};

SerialSource::SerialSource(boost::asio::io_context& io, SessionEpoch epoch, Emit emit,
                           std::string port, const DeviceChoice& choice)
    : link_(std::make_shared<Link>(io, epoch, std::move(emit), port, [&](Emit report) {
          return PortReader{port, choice, std::move(report)};
      }))
{}

SerialSource::~SerialSource() { stop(); }

void SerialSource::start() { link_->start(); }

void SerialSource::stop() { link_->stop(); }

} // namespace eupnea
