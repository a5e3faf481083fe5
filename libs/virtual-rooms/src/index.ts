export * from './domain/room.rules.js';
export * from './domain/room-door.js';
export * from './domain/room-reads.js';
export * from './domain/tend-rooms.js';
export * from './domain/try-room-again.service.js';
export * from './domain/virtual-rooms.module.js';
export * from './domain/virtual-rooms.port.js';
export * from './bigbluebutton/big-blue-button.js';
