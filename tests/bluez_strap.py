# SPDX-License-Identifier: MIT
'''A template for python-dbusmock: BlueZ with a heart strap in its reach.

Adds to the template bluez5 the objects of a strap's attributes, and org.bluez.Mock's methods AddStrap,
Notify, Lose, Return and Power. As with BlueZ itself the attributes are there while the strap is
connected, and the battery's attribute is kept behind org.bluez.Battery1.
'''

import dbus

from dbusmock import OBJECT_MANAGER_IFACE, mockobject
from dbusmock.templates.bluez5 import *  # noqa: F403
from dbusmock.templates import bluez5

CHARACTERISTIC_IFACE = 'org.bluez.GattCharacteristic1'
BATTERY_IFACE = 'org.bluez.Battery1'
SHORT_UUID = '0000{}-0000-1000-8000-00805f9b34fb'
HEART_RATE_SERVICE = SHORT_UUID.format('180d')
HEART_RATE = SHORT_UUID.format('2a37')
PMD_CONTROL = 'fb005c81-02e7-f387-1cad-8acd2d8df0c8'
PMD_DATA = 'fb005c82-02e7-f387-1cad-8acd2d8df0c8'
BATTERY_PERCENT = 87


def strap_path(adapter, address):
    return '/org/bluez/' + adapter + '/dev_' + address.replace(':', '_')


def attribute_path(device_path, uuid):
    return device_path + '/service0010/char' + uuid[4:8]


def bluez_error(name):
    return dbus.exceptions.DBusException(name, name='org.bluez.Error.' + name)


def start_notify(attribute):
    attribute.UpdateProperties(CHARACTERISTIC_IFACE, {'Notifying': dbus.Boolean(True)})


def stop_notify(attribute):
    attribute.UpdateProperties(CHARACTERISTIC_IFACE, {'Notifying': dbus.Boolean(False)})


def write_value(attribute, value, _options):
    '''The control point answers that it was done.'''
    answer = [0xF0, int(value[0]), 0x00, 0x00, 0x00]
    if attribute.props[CHARACTERISTIC_IFACE]['UUID'] == PMD_CONTROL:
        tell_value(attribute, answer)


def tell_value(attribute, value):
    attribute.EmitSignal(dbus.PROPERTIES_IFACE, 'PropertiesChanged', 'sa{sv}as', [
        CHARACTERISTIC_IFACE, {'Value': dbus.ByteArray(bytes(value), variant_level=1)}, []])


def add_attributes(device):
    root = mockobject.objects['/']
    for uuid in device.attribute_uuids:
        path = attribute_path(device.path, uuid)
        root.AddObject(path, CHARACTERISTIC_IFACE, {
            'UUID': dbus.String(uuid, variant_level=1),
            'Notifying': dbus.Boolean(False, variant_level=1),
        }, [
            ('StartNotify', '', '', start_notify),
            ('StopNotify', '', '', stop_notify),
            ('WriteValue', 'aya{sv}', '', write_value),
        ])
        root.object_manager_emit_added(path)
    device.AddProperties(BATTERY_IFACE, {'Percentage': dbus.Byte(BATTERY_PERCENT, variant_level=1)})
    root.EmitSignal(OBJECT_MANAGER_IFACE, 'InterfacesAdded', 'oa{sa{sv}}', [
        dbus.ObjectPath(device.path), {BATTERY_IFACE: device.props[BATTERY_IFACE]}])


def remove_attributes(device):
    root = mockobject.objects['/']
    for uuid in device.attribute_uuids:
        path = attribute_path(device.path, uuid)
        if path in mockobject.objects:
            root.RemoveObject(path)
            root.EmitSignal(OBJECT_MANAGER_IFACE, 'InterfacesRemoved', 'oas', [
                dbus.ObjectPath(path), [CHARACTERISTIC_IFACE]])
    device.props.pop(BATTERY_IFACE, None)


def connect_strap(device):
    if not device.in_reach:
        raise bluez_error('Failed')
    device.UpdateProperties(bluez5.DEVICE_IFACE, {'Connected': dbus.Boolean(True)})
    add_attributes(device)
    device.UpdateProperties(bluez5.DEVICE_IFACE, {'ServicesResolved': dbus.Boolean(True)})


def disconnect_strap(device):
    remove_attributes(device)
    device.UpdateProperties(bluez5.DEVICE_IFACE, {
        'Connected': dbus.Boolean(False), 'ServicesResolved': dbus.Boolean(False)})


@dbus.service.method(bluez5.BLUEZ_MOCK_IFACE, in_signature='sss', out_signature='s')
def AddStrap(self, adapter, address, name):
    path = strap_path(adapter, address)
    self.AddObject(path, bluez5.DEVICE_IFACE, {
        'Address': dbus.String(address, variant_level=1),
        'Name': dbus.String(name, variant_level=1),
        'UUIDs': dbus.Array([HEART_RATE_SERVICE], signature='s', variant_level=1),
        'RSSI': dbus.Int16(-60, variant_level=1),
        'Connected': dbus.Boolean(False, variant_level=1),
        'ServicesResolved': dbus.Boolean(False, variant_level=1),
        'ManufacturerData': dbus.Dictionary(
            {dbus.UInt16(0x006B): dbus.ByteArray(b'\x2a\x00\x46\x46', variant_level=1)},
            signature='qv', variant_level=1),
    }, [('Connect', '', '', connect_strap), ('Disconnect', '', '', disconnect_strap)])
    device = mockobject.objects[path]
    device.path = path
    device.in_reach = True
    device.attribute_uuids = [HEART_RATE, PMD_CONTROL, PMD_DATA]
    self.object_manager_emit_added(path)
    return path


@dbus.service.method(bluez5.BLUEZ_MOCK_IFACE, in_signature='ssay', out_signature='b')
def Notify(_self, device_path, uuid, value):
    '''Returns whether anybody had asked for it.'''
    attribute = mockobject.objects.get(attribute_path(device_path, uuid))
    if attribute is None or not attribute.props[CHARACTERISTIC_IFACE]['Notifying']:
        return False
    tell_value(attribute, value)
    return True


@dbus.service.method(bluez5.BLUEZ_MOCK_IFACE, in_signature='s')
def Lose(_self, device_path):
    '''The strap goes out of reach.'''
    device = mockobject.objects[device_path]
    device.in_reach = False
    device.EmitSignal(dbus.PROPERTIES_IFACE, 'PropertiesChanged', 'sa{sv}as', [
        bluez5.DEVICE_IFACE, {}, ['RSSI']])
    if device.props[bluez5.DEVICE_IFACE]['Connected']:
        disconnect_strap(device)


@dbus.service.method(bluez5.BLUEZ_MOCK_IFACE, in_signature='s')
def Return(_self, device_path):
    device = mockobject.objects[device_path]
    device.in_reach = True
    device.UpdateProperties(bluez5.DEVICE_IFACE, {'RSSI': dbus.Int16(-61)})


@dbus.service.method(bluez5.BLUEZ_MOCK_IFACE, in_signature='sb')
def Power(_self, adapter, on):
    mockobject.objects['/org/bluez/' + adapter].UpdateProperties(
        bluez5.ADAPTER_IFACE, {'Powered': dbus.Boolean(on)})
